/**
 * What a feed says over a span of time, summed from its own record in whole lots: what a client that missed nothing must
 * find. Of a venue's forced orders only those count that the venue shows, which `shown` picks.
 */
import type { PositionSide } from '../../lib/core/position-side';
import { MINUTE } from '../../lib/core/time';
import type { FeedForceOrder, MarketFeed } from '../exchange/market-feed';
import { StepGrid } from './step-grid';

/** In base units. */
export interface FeedTruth {
  /** At the end of the span; undefined where none is on record. */
  readonly openInterest: number | undefined;
  readonly volume: number;
  /** Taker buys less taker sells: what cumulative volume delta grows by; undefined where a bar has no such split. */
  readonly delta: number | undefined;
  /** By the side of the positions that were closed. */
  readonly liquidated: Readonly<Record<PositionSide, number>>;
}

export type ShownOrders = (orders: readonly FeedForceOrder[]) => readonly FeedForceOrder[];

/** Over [from, to), both whole minutes that are public. */
export function feedTruth(
  feed: MarketFeed,
  from: number,
  to: number,
  shown: ShownOrders = (orders) => orders,
): FeedTruth {
  const grid = new StepGrid(feed.stepSize);
  const stepsOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + grid.steps(value), 0);
  const bars = feed.bars(MINUTE, from, to - 1);
  const volume = stepsOf(bars.map((bar) => bar.volume));
  const bought = bars.flatMap(({ takerBuy }) => takerBuy ?? []);
  const orders = shown(feed.forcedOrders(from, to - 1));
  const closed = (side: FeedForceOrder['order']): number =>
    grid.value(stepsOf(orders.filter(({ order }) => order === side).map(({ quantity }) => quantity)));
  return {
    openInterest: feed.openInterest(MINUTE, to, to).at(-1)?.quantity,
    volume: grid.value(volume),
    delta: bought.length === bars.length ? grid.value(2 * stepsOf(bought) - volume) : undefined,
    liquidated: { long: closed('SELL'), short: closed('BUY') },
  };
}
