/** How densely orders rest near price: dollars per percent of price, counted as far as the book reaches or 1 %. */
import type { Depth, DepthLevel } from './depth';

export interface RestingOrders {
  /** Undefined where a side has no two levels to tell its density by. */
  readonly bids: number | undefined;
  readonly asks: number | undefined;
}

/** Percent. */
const FARTHEST = 1;

export function restingOrders({ bids, asks }: Depth): RestingOrders {
  const [bid, ask] = [bids[0]?.price, asks[0]?.price];
  if (bid === undefined || ask === undefined) return { bids: undefined, asks: undefined };
  const middle = (bid + ask) / 2;
  return { bids: density(bids, middle), asks: density(asks, middle) };
}

function density(levels: readonly DepthLevel[], middle: number): number | undefined {
  const awayOf = ({ price }: DepthLevel): number => Math.abs(price / middle - 1) * 100;
  const last = levels.at(-1);
  if (levels.length < 2 || !last) return undefined;
  const within = levels.filter((level) => awayOf(level) <= FARTHEST);
  const usd = within.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const reach = Math.min(FARTHEST, awayOf(last));
  return usd > 0 && reach > 0 ? usd / reach : undefined;
}
