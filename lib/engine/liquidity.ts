/** What stands against forced orders: the day's volatility and turnover, and the order books of all contracts together. */
import { overshoot } from '../liquidation/overshoot';
import { dailyVolatility, dailyVolume } from '../market/daily-figures';
import type { Instrument } from '../market/instrument';
import type { RestingOrders } from '../market/resting-orders';
import type { ClusterView, LiquidityView } from '../protocol/snapshot';
import type { Picture } from './picture';

interface Part {
  readonly instrument: Instrument;
  readonly picture: Picture | undefined;
  readonly resting: RestingOrders | undefined;
}

/**
 * Over the contracts whose estimates are in the sum. Undefined until there is half a day of bars; a book that could not be
 * had is left out, and not among `books`.
 */
export function liquidityOf(parts: readonly Part[]): LiquidityView | undefined {
  const summed = parts.filter(({ picture }) => picture?.estimate);
  const [volatility] = summed.flatMap(({ picture }) => dailyVolatility(picture!.bars) ?? []);
  const volume = total(summed.map(({ picture }) => dailyVolume(picture!.bars)));
  if (!volatility || volume === undefined) return undefined;
  const bids = total(summed.map(({ resting }) => resting?.bids));
  const asks = total(summed.map(({ resting }) => resting?.asks));
  const known = summed.filter(({ resting }) => resting?.bids !== undefined || resting?.asks !== undefined);
  return {
    dailyVolatility: volatility,
    dailyVolume: volume,
    ...(bids !== undefined && { bids }),
    ...(asks !== undefined && { asks }),
    books: [...new Set(known.map(({ instrument }) => instrument.venue))],
  };
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
