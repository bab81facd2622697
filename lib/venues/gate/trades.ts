/**
 * Trades: `GET /futures/usdt/trades`, newest first, and the stream `futures.trades`. A positive size was bought by its
 * taker (Gate, "Trades notification"). Ids count up by one for each contract: 0 holes in a month of the venue's archive,
 * which agrees with this call (probed 2026-10-02). `create_time_ms` is seconds with a fraction here, milliseconds there.
 *
 * An internal trade hands a liquidated position to the insurance fund or to who is deleveraged: no taker, often not the
 * market's price, not in the candles. It keeps its place in the row of ids, and counts for nothing.
 */
import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import type { Trade } from '../../market/trade';
import { wireId, wirePrice, wireSymbol, wireTime } from '../wire-field';
import { baseOf, seconds, signedSize } from './gate-field';
import { read, requireAscending } from './wire';

export const TRADES = 'futures/usdt/trades';

const common = { id: wireId, price: wirePrice, size: signedSize, is_internal: v.optional(v.boolean()) };

/** Ascending, each within `times`. */
export function parseTrades(
  payload: unknown,
  symbol: string,
  contractSize: number,
  times: readonly [number, number],
): Trade[] {
  const row = v.object({ ...common, contract: wireSymbol(symbol), create_time_ms: seconds });
  const rows = read(TRADES, v.array(row), payload).toReversed();
  requireAscending(TRADES, rows, 'id', ({ id }) => id, [0, Infinity]);
  for (const trade of rows)
    requireAscending(TRADES, [trade], 'create_time_ms', (t) => t.create_time_ms, times);
  return rows.map((trade) => tradeOf(trade, trade.create_time_ms, contractSize));
}

/** Within a frame the ids may stand in any order. */
export function parseTradeFrame(result: unknown, symbol: string, contractSize: number): Trade[] {
  const row = v.object({ ...common, contract: wireSymbol(symbol), create_time_ms: wireTime });
  const rows = read('futures.trades', v.array(row), result).toSorted((a, b) => a.id - b.id);
  requireAscending('futures.trades', rows, 'id', ({ id }) => id, [0, Infinity]);
  return rows.map((trade) => tradeOf(trade, trade.create_time_ms, contractSize));
}

const known = v.object(common);

function tradeOf(
  { id, price, size, is_internal = false }: v.InferOutput<typeof known>,
  time: UnixMs,
  contractSize: number,
): Trade {
  const quantity = baseOf(is_internal ? 0 : size, contractSize);
  return { id, time, price, quantity, taker: size > 0 ? 'buy' : 'sell' };
}
