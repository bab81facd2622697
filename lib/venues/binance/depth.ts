/** `GET /fapi/v1/depth`: the order book, best prices first. `T` is the time of the matching engine. */
import * as v from 'valibot';

import type { Depth, DepthLevel } from '../../market/depth';
import { wirePrice, wireQuantity, wireTime } from '../wire-field';
import { read, wireError } from './wire';

export const DEPTH = 'fapi/v1/depth';

const LIMITS = [5, 10, 20, 50, 100, 500, 1000];
const side = v.array(v.looseTuple([wirePrice, wireQuantity]));
const book = v.object({ T: wireTime, bids: side, asks: side });

/** The smallest number of levels that the venue serves and that holds `levels`. */
export function depthLimit(levels: number): number {
  return LIMITS.find((limit) => limit >= levels) ?? 1000;
}

export function parseDepth(payload: unknown, levels: number, endpoint = DEPTH): Depth {
  const { T, bids, asks } = read(endpoint, book, payload, ['price', 'quantity']);
  requireOrder(endpoint, 'bids', bids, -1);
  requireOrder(endpoint, 'asks', asks, 1);
  const bid = bids[0]?.[0] ?? 0;
  const ask = asks[0]?.[0] ?? Infinity;
  if (bid >= ask) throw wireError(endpoint, 'depth.bids[0].price', `below the best ask, ${ask}`, bid);
  return { time: T, bids: levelsOf(bids, levels), asks: levelsOf(asks, levels) };
}

type Side = v.InferOutput<typeof side>;

function requireOrder(endpoint: string, name: string, rows: Side, sign: 1 | -1): void {
  rows.forEach(([price], index) => {
    const before = rows[index - 1]?.[0];
    if (before === undefined || (price - before) * sign > 0) return;
    throw wireError(
      endpoint,
      `depth.${name}[${index}].price`,
      sign > 0 ? `above ${before}` : `below ${before}`,
      price,
    );
  });
}

function levelsOf(rows: Side, count: number): DepthLevel[] {
  return rows.slice(0, count).map(([price, quantity]) => ({ price, quantity }));
}
