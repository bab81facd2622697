/** `GET /futures/usdt/order_book`: levels of price and contracts, best first. `update` is when the book last changed. */
import * as v from 'valibot';

import type { Depth, DepthLevel } from '../../market/depth';
import { wirePrice } from '../wire-field';
import { baseOf, seconds, size } from './gate-field';
import { read, wireError } from './wire';

export const ORDER_BOOK = 'futures/usdt/order_book';
export const MOST_LEVELS = 100;

const side = v.array(v.object({ p: wirePrice, s: size }));
const book = v.object({ update: seconds, bids: side, asks: side });

export function parseDepth(payload: unknown, levels: number, contractSize: number): Depth {
  const { update, bids, asks } = read(ORDER_BOOK, book, payload);
  requireOrder('bids', bids, -1);
  requireOrder('asks', asks, 1);
  const bid = bids[0]?.p ?? 0;
  const ask = asks[0]?.p ?? Infinity;
  if (bid >= ask) throw wireError(ORDER_BOOK, 'order_book.bids[0].p', `below the best ask, ${ask}`, bid);
  const cut = (rows: Side): DepthLevel[] =>
    rows.slice(0, levels).map(({ p, s }) => ({ price: p, quantity: baseOf(s, contractSize) }));
  return { time: update, bids: cut(bids), asks: cut(asks) };
}

type Side = v.InferOutput<typeof side>;

function requireOrder(name: string, rows: Side, sign: 1 | -1): void {
  rows.forEach(({ p }, index) => {
    const before = rows[index - 1]?.p;
    if (before === undefined || (p - before) * sign > 0) return;
    const expected = sign > 0 ? `above ${before}` : `below ${before}`;
    throw wireError(ORDER_BOOK, `order_book.${name}[${index}].p`, expected, p);
  });
}
