/** What stands against forced orders: the day's volatility and turnover, and the order books of all contracts together. */
import { overshoot } from '../liquidation/overshoot';
import { dailyVolatility, dailyVolume } from '../market/daily-figures';
import type { Bar } from '../market/bar';
import type { VenueId } from '../market/instrument';
import type { RestingOrders } from '../market/resting-orders';
import type { ClusterView, LiquidityView } from '../protocol/snapshot';

/** A contract whose estimate is in the sum. */
export interface LiquidityPart {
  readonly venue: VenueId;
  readonly bars: readonly Bar[];
  readonly resting: RestingOrders | undefined;
  /** Dollars per percent on both sides in the median of a week. */
  readonly usual?: number | undefined;
}

/** Undefined until there is half a day of bars. A book that could not be had is left out, and not among `books`. */
export function liquidityOf(parts: readonly LiquidityPart[]): LiquidityView | undefined {
  const [volatility] = parts.flatMap(({ bars }) => dailyVolatility(bars) ?? []);
  const volume = total(parts.map(({ bars }) => dailyVolume(bars)));
  if (!volatility || volume === undefined) return undefined;
  const bids = total(parts.map(({ resting }) => resting?.bids));
  const asks = total(parts.map(({ resting }) => resting?.asks));
  const known = parts.filter(({ resting }) => resting?.bids !== undefined || resting?.asks !== undefined);
  const againstUsual = comparedWithUsual(parts);
  return {
    dailyVolatility: volatility,
    dailyVolume: volume,
    ...(bids !== undefined && { bids }),
    ...(asks !== undefined && { asks }),
    books: [...new Set(known.map(({ venue }) => venue))],
    ...(againstUsual !== undefined && { againstUsual }),
  };
}

/** Of the contracts that have a week of records and a book with both sides now. */
function comparedWithUsual(parts: readonly LiquidityPart[]): number | undefined {
  const known = parts.filter(
    ({ resting, usual }) => usual !== undefined && resting?.bids !== undefined && resting.asks !== undefined,
  );
  const now = total(known.flatMap(({ resting }) => [resting?.bids, resting?.asks]));
  const usual = total(known.map(({ usual }) => usual));
  return now !== undefined && usual !== undefined ? now / usual : undefined;
}

/** Undefined where none is known. */
function total(values: readonly (number | undefined)[]): number | undefined {
  const sum = values.reduce<number>((sum, value = 0) => sum + value, 0);
  return sum > 0 ? sum : undefined;
}

export function withOvershoot(cluster: ClusterView, liquidity: LiquidityView | undefined): ClusterView {
  if (!liquidity) return cluster;
  const { low, high, selfPropagation } = overshoot(cluster, liquidity);
  return { ...cluster, overshootLow: low, overshootHigh: high, runaway: selfPropagation >= 1 };
}
