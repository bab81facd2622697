/**
 * Trades: `GET /v5/market/recent-trade`, the newest 1000 and no others, newest first; and the stream `publicTrade.<symbol>`,
 * oldest first, many to a frame. `side` and `S` are the taker's. Ids are UUIDs, and `seq` is shared by the fills of one order:
 * neither counts (Bybit, "Get Public Recent Trading History", "Trade").
 */
import * as v from 'valibot';

import type { Price, UnixMs } from '../../core/units';
import type { Trade } from '../../market/trade';
import { wirePrice, wireSymbol, wireTime, wireTimeOrText } from '../wire-field';
import { anyList, answerOf } from './answer';
import { type Category, baseQuantity, categoryOf, wireSize } from './contract';
import { read, wireError } from './wire';

const RECENT_TRADE = 'v5/market/recent-trade';

const side = v.picklist(['Buy', 'Sell']);
const id = v.pipe(v.string(), v.nonEmpty('an id'));

export function parseRecentTrades(payload: unknown, symbol: string): Trade[] {
  const row = v.object({
    symbol: wireSymbol(symbol),
    execId: id,
    price: wirePrice,
    size: wireSize,
    side,
    time: wireTimeOrText,
  });
  const { result } = answerOf(RECENT_TRADE, anyList, payload);
  const rows = read(RECENT_TRADE, v.array(row), result.list).toReversed();
  requireOrder(RECENT_TRADE, rows, ({ time }) => time);
  const category = categoryOf(symbol);
  return rows.map((trade) =>
    tradeOf(category, trade.execId, trade.time, trade.price, trade.size, trade.side),
  );
}

/** Reads the frames of one symbol's stream. */
export function tradeReader(symbol: string): (frame: unknown) => Trade[] {
  const row = v.object({ s: wireSymbol(symbol), i: id, p: wirePrice, v: wireSize, S: side, T: wireTime });
  const frames = v.object({ topic: v.literal(`publicTrade.${symbol}`), data: v.array(row) });
  const category = categoryOf(symbol);
  return (frame) => {
    const { data } = read('publicTrade', frames, frame);
    requireOrder('publicTrade', data, ({ T }) => T);
    return data.map((trade) => tradeOf(category, trade.i, trade.T, trade.p, trade.v, trade.S));
  };
}

/** Trades share a millisecond: times may repeat. */
function requireOrder<Row>(endpoint: string, rows: readonly Row[], timeOf: (row: Row) => number): void {
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || timeOf(row) >= timeOf(before)) return;
    throw wireError(endpoint, `trades[${index}].time`, `at least ${timeOf(before)}`, timeOf(row));
  });
}

function tradeOf(
  category: Category,
  key: string,
  time: UnixMs,
  price: Price,
  size: number,
  taker: v.InferOutput<typeof side>,
): Trade {
  const quantity = baseQuantity(category, size, price);
  return { key, time, price, quantity, taker: taker === 'Buy' ? 'buy' : 'sell' };
}
