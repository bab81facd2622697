/** What rests on one side of a book within a distance of its middle, level by level. */
import type { Depth } from '../market/depth';
import { type BookSide, middleOf } from './book-profile';

export interface RestingWithin {
  readonly usd: number;
  /** Whether the levels reach so far. If not, `usd` is all that is known, and more may rest. */
  readonly whole: boolean;
}

/** Percent: a book that ends at half a bucket's width of noise is not cut short by rounding. */
const SLACK = 1e-9;

export function restingWithin(depth: Depth, side: BookSide, percent: number): RestingWithin | undefined {
  const reach = reachOf(depth, side);
  const middle = middleOf(depth);
  if (reach === undefined || middle === undefined) return undefined;
  let usd = 0;
  for (const { price, quantity } of depth[side])
    if (Math.abs(price / middle - 1) * 100 <= percent + SLACK) usd += price * quantity;
  return { usd, whole: reach + SLACK >= percent };
}

/** How far from its middle a side's last level lies, in percent. */
export function reachOf(depth: Depth, side: BookSide): number | undefined {
  const middle = middleOf(depth);
  const last = depth[side].at(-1);
  return middle === undefined || !last ? undefined : Math.abs(last.price / middle - 1) * 100;
}
