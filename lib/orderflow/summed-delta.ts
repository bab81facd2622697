/**
 * The delta of several venues, in base units of the first. What is measured is not mixed with what is estimated: where
 * any venue's flow is measured, only such are summed. A venue whose series does not reach over the others' is left out,
 * since it would change the sum's make-up on the way. A hole in any of them is one in the sum; where a venue ends, the
 * others go on.
 */
import type { DeltaSeries } from './delta';
import { asSeries, labelled } from './joined-delta';
import { summedJoined } from './summed-joined';

export interface DeltaPart {
  readonly series: DeltaSeries;
  /** Base units of the first part in one of this part's. */
  readonly units: number;
}

export interface DeltaSum {
  readonly series: DeltaSeries;
  /** Which parts are in it. */
  readonly included: readonly boolean[];
}

/** Of the longest series. */
const LEAST_REACH = 0.95;

export function summedDelta(parts: readonly DeltaPart[]): DeltaSum | undefined {
  const anyMeasured = parts.some(({ series }) => isMeasured(series));
  const eligible = parts.map(({ series }) => !anyMeasured || isMeasured(series));
  const longest = Math.max(0, ...parts.map(({ series }, i) => (eligible[i] ? series.openTimes.length : 0)));
  const included = parts.map(
    ({ series }, i) => eligible[i]! && series.openTimes.length >= LEAST_REACH * longest,
  );
  const summed = parts.filter((_, i) => included[i]);
  if (longest === 0) return undefined;
  const sum = summedJoined(summed.map(({ series, units }) => ({ joined: labelled(series), units })));
  return { series: asSeries(sum), included };
}

function isMeasured({ provenance }: DeltaSeries): boolean {
  return provenance !== 'estimated';
}
