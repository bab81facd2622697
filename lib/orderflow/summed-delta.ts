/**
 * The delta of several venues, in base units of the first. What is measured is not mixed with what is estimated: where
 * any venue's flow is measured, only such are summed. A venue whose series does not reach over the others' is left out,
 * since it would change the sum's make-up on the way. A hole in any of them is one in the sum; where a venue ends, the
 * others go on.
 */
import type { DeltaSeries } from './delta';

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
  const [first] = summed;
  if (!first || longest === 0) return undefined;
  const sums = new Map<number, number>();
  for (const { series, units } of summed) {
    series.openTimes.forEach((time, i) => sums.set(time, (sums.get(time) ?? 0) + units * series.delta[i]!));
  }
  const holes = summed.flatMap(({ series }) => [...holesIn(series)]);
  for (const time of holes) sums.delete(time);
  const times = [...sums.keys()].sort((a, b) => a - b);
  const provenance = weakest(summed.map(({ series }) => series));
  return {
    series: {
      provenance,
      interval: first.series.interval,
      openTimes: Float64Array.from(times),
      delta: Float64Array.from(times, (time) => sums.get(time)!),
    },
    included,
  };
}

function* holesIn({ openTimes, interval }: DeltaSeries): Iterable<number> {
  for (let i = 1; i < openTimes.length; i++) {
    for (let time = openTimes[i - 1]! + interval; time < openTimes[i]!; time += interval) yield time;
  }
}

function isMeasured({ provenance }: DeltaSeries): boolean {
  return provenance !== 'estimated';
}

function weakest(series: readonly DeltaSeries[]): DeltaSeries['provenance'] {
  if (!series.every(isMeasured)) return 'estimated';
  return series.some(({ provenance }) => provenance === 'taker-bars') ? 'taker-bars' : 'trades';
}
