/** The four signals of the grid as they stand with a picture, in the protocol's words. */
import { type Millis, type UnixMs, unixMs } from '../core/units';
import { asymmetry, masses } from '../liquidation/balance';
import type { Estimate } from '../liquidation/estimate';
import type { Bar } from '../market/bar';
import type { FundingRate } from '../market/funding';
import type { OpenInterest } from '../market/open-interest';
import type { SignalView } from '../protocol/snapshot';
import { type ClusterEstimate, clustersSignal } from '../signals/clusters';
import { cvdSignal } from '../signals/cvd';
import { fundingSignal } from '../signals/funding';
import { openInterestSignal } from '../signals/open-interest';
import type { Signal } from '../signals/signal';
import type { OrderFlow } from './order-flow';

export interface SignalInputs {
  readonly estimate: Estimate | undefined;
  readonly flow: OrderFlow | undefined;
  readonly bars: readonly Bar[];
  readonly funding: readonly FundingRate[];
  readonly openInterest: readonly OpenInterest[];
  readonly lookback: Millis;
}

const RANGE = [0.003, 0.05] as const;
const MOST_SPARK_POINTS = 96;

export function signalViews(inputs: SignalInputs, now: UnixMs): SignalView[] {
  const { estimate, flow, bars, funding, openInterest, lookback } = inputs;
  return [
    clustersSignal(estimate && clusterEstimate(estimate), now, lookback),
    cvdSignal({ bars: flow?.bars ?? [], delta: flow?.delta }, now),
    fundingSignal(funding, now),
    openInterestSignal(openInterest, flow?.bars ?? bars, now),
  ].map(view);
}

function clusterEstimate(estimate: Estimate): ClusterEstimate {
  const { profile, price, columns } = estimate;
  const solid = estimate.clusters.filter((cluster) => !cluster.thin);
  const above = solid.find(({ side }) => side === 'short')?.distancePct;
  const below = solid.find(({ side }) => side === 'long')?.distancePct;
  const mass = masses(profile.grid, profile, price, ...RANGE);
  const every = Math.max(1, Math.ceil(columns.length / MOST_SPARK_POINTS));
  return {
    asOf: unixMs(estimate.asOf),
    ...(estimate.asymmetry !== undefined && { asymmetry: estimate.asymmetry }),
    ...(above !== undefined && { nearestAbovePct: above }),
    ...(below !== undefined && { nearestBelowPct: below }),
    massAbove: mass.above,
    massBelow: mass.below,
    history: columns
      .filter((_, i) => (columns.length - 1 - i) % every === 0)
      .map((column) => asymmetry(profile.grid, column, column.price)),
  };
}

function view({ spark, ...signal }: Signal): SignalView {
  const { signal: name, reading, unit, value, threshold, asOf, window, missing } = signal;
  return {
    signal: name,
    reading,
    unit,
    spark: spark.map((point) => point ?? null),
    ...(value !== undefined && { value }),
    ...(threshold !== undefined && { threshold }),
    ...(asOf !== undefined && { asOf }),
    ...(window !== undefined && { window }),
    ...(missing !== undefined && { missing }),
  };
}
