/**
 * Where forced orders are estimated to be denser: asymmetry A = ln(mass above ÷ mass below) over 0.3 … 5 %,
 * dense on a side from |A| ≥ ln 1.5, provided a band stands there within reach. Without any band in reach: sparse.
 */
import { DAY, MINUTE } from '../core/time';
import { type Millis, millis, type UnixMs } from '../core/units';
import { type Frame, type Signal, stale, unknown } from './signal';

export interface ClusterEstimate {
  /** Exchange time of the newest bar in the estimate. */
  readonly asOf: UnixMs;
  /** Undefined when a side has no mass. */
  readonly asymmetry?: number;
  /** Distance of the nearest band above and below, in percent. */
  readonly nearestAbovePct?: number;
  readonly nearestBelowPct?: number;
  readonly massAbove: number;
  readonly massBelow: number;
  /** Earlier asymmetries, for the spark. */
  readonly history?: readonly (number | undefined)[];
}

const DENSE = Math.log(1.5);
/** A band farther than this is theoretical. */
const REACH_PCT = 10;
const OLDEST = millis(15 * MINUTE);

export function clustersSignal(
  estimate: ClusterEstimate | undefined,
  now: UnixMs,
  lookback: Millis = millis(7 * DAY),
): Signal {
  const frame: Frame = {
    signal: 'clusters',
    unit: 'ln-ratio',
    window: lookback,
    spark: estimate?.history ?? [],
    ...(estimate && { asOf: estimate.asOf }),
  };
  if (!estimate) return unknown(frame, 'no-data');
  if (stale(estimate.asOf, now, OLDEST)) return unknown(frame, 'stale');
  const { asymmetry } = estimate;
  return {
    ...frame,
    reading: reading(estimate),
    ...(asymmetry !== undefined && { value: asymmetry }),
    threshold: leaning(estimate) < 0 ? -DENSE : DENSE,
  };
}

function reading(estimate: ClusterEstimate): Signal['reading'] {
  const above = inReach(estimate.nearestAbovePct);
  const below = inReach(estimate.nearestBelowPct);
  const lean = leaning(estimate);
  if (lean >= DENSE) return above ? 'dense-above' : 'sparse';
  if (lean <= -DENSE) return below ? 'dense-below' : 'sparse';
  return above || below ? 'balanced' : 'sparse';
}

/** The asymmetry, also where one side has no mass at all. */
function leaning({ asymmetry, massAbove, massBelow }: ClusterEstimate): number {
  if (asymmetry !== undefined) return asymmetry;
  if (massAbove === massBelow) return 0;
  return massAbove > massBelow ? Infinity : -Infinity;
}

function inReach(distancePct: number | undefined): boolean {
  return distancePct !== undefined && distancePct <= REACH_PCT;
}
