/**
 * Trades: `GET /futures/usdt/trades`, newest first, and the stream `futures.trades`. A positive size was bought by its
 * taker (Gate, "Trades notification"). Ids count up by one for each contract: 0 holes in a month of the venue's archive,
 * which agrees with this call (probed 2026-10-02). `create_time_ms` is seconds with a fraction here, milliseconds there.
 *
 * An internal trade hands a liquidated position to the insurance fund or to who is deleveraged: no taker, often not the
 * market's price, not in the candles. It keeps its place in the row of ids, and counts for nothing.
 */
import * as v from 'valibot';

import type { Trade } from '../../market/trade';
import { wireId, wirePrice, wireTime } from '../wire-field';
import { baseOf, seconds, signedSize } from './gate-field';
import { read, requireAscending, requireContract } from './wire';

export const TRADES = 'futures/usdt/trades';

const common = {
  id: wireId,
  contract: v.string(),
  price: wirePrice,
  size: signedSize,
  is_internal: v.optional(v.boolean()),
};
// Built once: of streamed trades there are thousands a second.
const page = v.array(v.object({ ...common, create_time_ms: seconds }));
const frame = v.array(v.object({ ...common, create_time_ms: wireTime }));

/** Ascending, each within `times`. */
export function parseTrades(
  payload: unknown,
  symbol: string,
  contractSize: number,
  times: readonly [number, number],
): Trade[] {
  const rows = read(TRADES, page, payload).toReversed();
  requireContract(TRADES, rows, symbol);
  requireAscending(TRADES, rows, 'id', ({ id }) => id, [0, Infinity]);
  for (const row of rows) requireAscending(TRADES, [row], 'create_time_ms', (t) => t.create_time_ms, times);
  return rows.map((row) => tradeOf(row, contractSize));
}

/** Within a frame the ids may stand in any order. */
export function parseTradeFrame(result: unknown, symbol: string, contractSize: number): Trade[] {
  const rows = read('futures.trades', frame, result);
  requireContract('futures.trades', rows, symbol);
  return rows.toSorted((a, b) => a.id - b.id).map((row) => tradeOf(row, contractSize));
}

function tradeOf(
  { id, create_time_ms, price, size, is_internal = false }: v.InferOutput<typeof frame>[number],
  contractSize: number,
): Trade {
  const quantity = baseOf(is_internal ? 0 : size, contractSize);
  return { id, time: create_time_ms, price, quantity, taker: size > 0 ? 'buy' : 'sell' };
}
