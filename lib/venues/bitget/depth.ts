/** `GET /api/v2/mix/market/merge-depth`: the order book, best prices first, in numbers or in text, unmerged at `scale0`. */
import * as v from 'valibot';

import { baseQty, price } from '../../core/units';
import type { Depth, DepthLevel } from '../../market/depth';
import { decimal, wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import { read, wireError } from './wire';

export const MERGE_DEPTH = 'api/v2/mix/market/merge-depth';

const LIMITS = [1, 5, 15, 50];
const amount = v.union([v.pipe(v.number(), v.finite()), decimal], 'a number');
const side = v.array(
  v.looseTuple([
    v.pipe(
      amount,
      v.check((value) => value > 0, 'a price above 0'),
      v.transform(price),
    ),
    v.pipe(
      amount,
      v.check((value) => value >= 0, 'a quantity of at least 0'),
      v.transform(baseQty),
    ),
  ]),
);
const book = v.object({ asks: side, bids: side, ts: wireTimeOrText });

/** The smallest number of levels that the venue serves and that holds `levels`. */
export function depthLimit(levels: number): string {
  return String(LIMITS.find((limit) => limit >= levels) ?? 'max');
}

export function parseDepth(payload: unknown, levels: number): Depth {
  const { data } = answerOf(MERGE_DEPTH, payload);
  const { asks, bids, ts } = read(MERGE_DEPTH, book, data);
  requireOrder('bids', bids, -1);
  requireOrder('asks', asks, 1);
  const bid = bids[0]?.[0] ?? 0;
  const ask = asks[0]?.[0] ?? Infinity;
  if (bid >= ask) {
    throw wireError(MERGE_DEPTH, 'merge-depth.bids[0].price', `below the best ask, ${ask}`, bid);
  }
  return { time: ts, bids: levelsOf(bids, levels), asks: levelsOf(asks, levels) };
}

type Side = v.InferOutput<typeof side>;

function requireOrder(name: string, rows: Side, sign: 1 | -1): void {
  rows.forEach(([value], index) => {
    const before = rows[index - 1]?.[0];
    if (before === undefined || (value - before) * sign > 0) return;
    const expected = `${sign > 0 ? 'above' : 'below'} ${before}`;
    throw wireError(MERGE_DEPTH, `merge-depth.${name}[${index}].price`, expected, value);
  });
}

function levelsOf(rows: Side, count: number): DepthLevel[] {
  return rows.slice(0, count).map(([value, quantity]) => ({ price: value, quantity }));
}
