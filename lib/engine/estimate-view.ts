/** The estimate in the protocol's words: clusters, profile, assumptions, coverage. */
import type { Lookback } from '../core/time';
import { forcedInterval } from '../liquidation/band-interval';
import type { Estimate } from '../liquidation/estimate';
import { bucketCentre } from '../liquidation/price-grid';
import type { AssumptionsView, ClusterView, ProfileView } from '../protocol/snapshot';

/** Rows of the profile reach this far from price, as a fraction. */
const PROFILE_RANGE = 0.2;

/**
 * How far inputs support the bands: full with published open interest, taker split, mark price and no hole; a missing
 * input costs what it was worth in simulation (without gross opens from open interest the estimate loses most).
 */
export function confidence({ coverage }: Estimate): number {
  const { bars } = coverage;
  if (bars === 0) return 0;
  const present = bars / (bars + coverage.barsMissing);
  const interest = coverage.withOpenInterest / bars;
  const split = coverage.withTakerSplit / bars;
  const mark = coverage.withMark / bars;
  return present * (0.5 + 0.3 * interest + 0.1 * split + 0.1 * mark);
}

export function clusterViews(estimate: Estimate): ClusterView[] {
  const strongest = estimate.clusters.reduce((most, { quantity }) => Math.max(most, quantity), 0);
  const trust = confidence(estimate);
  return estimate.clusters.map((cluster) => {
    const usd = cluster.quantity * cluster.peak;
    const forced = forcedInterval(usd, cluster.distancePct);
    return {
      side: cluster.side,
      low: cluster.low,
      high: cluster.high,
      peak: cluster.peak,
      distancePct: cluster.distancePct,
      quantity: cluster.quantity,
      usd,
      usdLow: forced.low,
      usdHigh: forced.high,
      strength: strongest > 0 ? cluster.quantity / strongest : 0,
      confidence: trust,
      class: cluster.class,
      tiers: [...cluster.tiers],
      thin: cluster.thin,
      ...(cluster.growth !== undefined && { growth: cluster.growth }),
    };
  });
}

export function profileView({ profile, price }: Estimate): ProfileView {
  const { grid, long, short } = profile;
  const prices: number[] = [];
  const longs: number[] = [];
  const shorts: number[] = [];
  for (let i = 0; i < grid.size; i++) {
    const centre = bucketCentre(grid, i);
    if (Math.abs(centre / price - 1) > PROFILE_RANGE) continue;
    prices.push(centre);
    longs.push(long[i]!);
    shorts.push(short[i]!);
  }
  return { prices, long: longs, short: shorts };
}

export function assumptionsView(
  estimate: Estimate,
  lookback: Lookback,
  tierTableDate: string,
): AssumptionsView {
  const { assumptions } = estimate;
  return {
    bucketRatio: Math.exp(assumptions.bucket),
    lookback,
    leverages: [...assumptions.leverages],
    flowShare: [...assumptions.flowShare],
    isolatedShare: assumptions.isolatedShare,
    isolatedExtraMargin: assumptions.isolatedExtraMargin,
    crossExtraMargin: assumptions.crossExtraMargin,
    meanHoldingHoursTimesLeverage: assumptions.holdingHours,
    maintenanceMarginRates: [...assumptions.maintenanceMarginRate],
    takerAmplification: assumptions.takerAmplification,
    closingTakerShare: assumptions.closingTakerShare,
    stopShare: assumptions.stopShare,
    targetShare: assumptions.targetShare,
    tierTableDate,
    scale: estimate.scale,
    scaleBasis: estimate.scaleBasis,
  };
}
