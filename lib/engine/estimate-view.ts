/** The estimate in the protocol's words: clusters, profile, assumptions, coverage. */
import type { Lookback } from '../core/time';
import { totalMass } from '../liquidation/balance';
import { forcedInterval } from '../liquidation/band-interval';
import type { Estimate } from '../liquidation/estimate';
import { liquidationMap } from '../liquidation/liquidation-map';
import type { AssumptionsView, ClusterView, ProfileView } from '../protocol/snapshot';
import type { BandOrigin } from './band-origins';

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

/** `origins` in the order of the estimate's clusters. */
export function clusterViews(estimate: Estimate, origins: readonly BandOrigin[] = []): ClusterView[] {
  const strongest = estimate.clusters.reduce((most, { quantity }) => Math.max(most, quantity), 0);
  const trust = confidence(estimate);
  return estimate.clusters.map((cluster, i) => {
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
      ...originView(origins[i]),
    };
  });
}

function originView({ venues, transient }: BandOrigin = {}): Pick<ClusterView, 'venues' | 'transient'> {
  return {
    ...(venues && { venues: [...venues] }),
    ...(transient && {
      transient: { time: transient.to, sigmas: transient.sigmas, reversed: transient.reversed },
    }),
  };
}

export function profileView({ profile, price }: Estimate): ProfileView {
  const { centre, groups } = liquidationMap(profile, price);
  return {
    centre,
    bucketRatio: Math.exp(profile.grid.width),
    groups: groups.map(({ leverage, tiers, long, short }) => ({
      leverage,
      tiers: [...tiers],
      long: Array.from(long, rounded),
      short: Array.from(short, rounded),
    })),
  };
}

/** No finer than an estimate can be: the map is sent with every bar. */
function rounded(quantity: number): number {
  return Number(quantity.toPrecision(4));
}

/** What all on cross margin are of all within ±10 % of price, whatever of them is left out. */
function crossShare({ profile, price, crossQuantity, assumptions }: Estimate): number {
  const shown = totalMass(profile.grid, profile, price);
  const whole = shown + assumptions.crossHaircut * crossQuantity;
  return whole > 0 ? Math.min(1, crossQuantity / whole) : 0;
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
    crossHaircut: assumptions.crossHaircut,
    crossShare: crossShare(estimate),
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
