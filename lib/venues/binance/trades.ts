/**
 * Aggregate trades: `GET /fapi/v1/aggTrades` and the stream `<symbol>@aggTrade`. `m`: the buyer was the maker, so the
 * taker sold (Binance, "Compressed/Aggregate Trades List").
 */
import * as v from 'valibot';

import type { Trade } from '../../market/trade';
import { wireId, wirePrice, wireQuantity, wireSymbol, wireTime } from '../wire-field';
import { read, requireAscending } from './wire';

export const AGG_TRADES = 'fapi/v1/aggTrades';

const aggregate = { a: wireId, p: wirePrice, q: wireQuantity, T: wireTime, m: v.boolean() };
const page = v.array(v.object(aggregate));

export function parseTrades(
  payload: unknown,
  ids: readonly [number, number],
  times: readonly [number, number],
  endpoint = AGG_TRADES,
): Trade[] {
  const rows = read(endpoint, page, payload);
  requireAscending(endpoint, rows, 'a', ({ a }) => a, ids);
  // Trades share a millisecond: times may repeat, ids may not.
  for (const row of rows) requireAscending(endpoint, [row], 'T', ({ T }) => T, times);
  return rows.map(tradeOf);
}

export function parseTradeFrame(payload: unknown, symbol: string): Trade {
  const frame = v.object({ e: v.literal('aggTrade'), s: wireSymbol(symbol), ...aggregate });
  return tradeOf(read('aggTrade', frame, payload));
}

function tradeOf({ a, p, q, T, m }: v.InferOutput<typeof page>[number]): Trade {
  return { id: a, time: T, price: p, quantity: q, taker: m ? 'sell' : 'buy' };
}
