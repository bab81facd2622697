/** `GET public/get_order_book`: best prices first; amounts are in USD for inverse contracts (Deribit, "public/get_order_book"). */
import * as v from 'valibot';

import type { Depth, DepthLevel } from '../../market/depth';
import { wireSymbol, wireTime } from '../wire-field';
import { answerOf } from './answer';
import { baseQuantity } from './contract';
import { amount, numericPrice } from './deribit-field';
import { wireError } from './wire';

const ORDER_BOOK = 'public/get_order_book';
/** The numbers of levels that the venue gives. */
const LEVELS = [1, 5, 10, 20, 50, 100, 1_000, 10_000];

const side = v.array(v.tuple([numericPrice, amount]));
type Side = v.InferOutput<typeof side>;

export function levelsAsked(levels: number): number {
  return LEVELS.find((given) => given >= levels) ?? 10_000;
}

export function parseDepth(payload: unknown, symbol: string, levels: number): Depth {
  const book = v.object({ instrument_name: wireSymbol(symbol), timestamp: wireTime, bids: side, asks: side });
  const { result } = answerOf(ORDER_BOOK, book, payload);
  const bids = levelsOf('bids', result.bids, symbol, -1);
  const asks = levelsOf('asks', result.asks, symbol, 1);
  const bid = bids[0]?.price ?? 0;
  const ask = asks[0]?.price ?? Infinity;
  if (bid >= ask) throw wireError(ORDER_BOOK, 'get_order_book.bids[0]', `below the best ask, ${ask}`, bid);
  return { time: result.timestamp, bids: bids.slice(0, levels), asks: asks.slice(0, levels) };
}

function levelsOf(name: string, rows: Side, symbol: string, sign: 1 | -1): DepthLevel[] {
  return rows.map(([price, size], index) => {
    const before = rows[index - 1]?.[0];
    if (before !== undefined && (price - before) * sign <= 0) {
      const expected = sign > 0 ? `above ${before}` : `below ${before}`;
      throw wireError(ORDER_BOOK, `get_order_book.${name}[${index}]`, expected, price);
    }
    return { price, quantity: baseQuantity(symbol, size, price) };
  });
}
