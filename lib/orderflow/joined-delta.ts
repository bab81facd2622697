/**
 * One delta out of several sources: each interval is taken from the first source that has it, whole, and from no other.
 * Sources of the same intervals agree on what they measure, so the sum goes on without a step where one takes over.
 *
 * Values are rounded to 10⁻⁸ of a base unit: the same trades summed in other groups are then the same number.
 */
import type { Millis } from '../core/units';
import type { DeltaSeries, Provenance } from './delta';

export interface JoinedDelta {
  readonly interval: Millis;
  /** Ascending. A step longer than `interval` is a gap. */
  readonly openTimes: Float64Array;
  readonly delta: Float64Array;
  /** Where each interval's delta comes from. */
  readonly sources: readonly Provenance[];
}

/** Best source first, all of one interval. */
export function joinedDelta(parts: readonly [JoinedDelta, ...JoinedDelta[]]): JoinedDelta {
  const taken = new Map<number, readonly [number, Provenance]>();
  for (const { openTimes, delta, sources } of parts) {
    openTimes.forEach((time, i) => {
      if (!taken.has(time)) taken.set(time, [rounded(delta[i]!), sources[i]!]);
    });
  }
  return inOrder(parts[0].interval, taken);
}

/** By open time: the delta and its source. */
export function inOrder(
  interval: Millis,
  taken: ReadonlyMap<number, readonly [number, Provenance]>,
): JoinedDelta {
  const times = [...taken.keys()].sort((a, b) => a - b);
  return {
    interval,
    openTimes: Float64Array.from(times),
    delta: Float64Array.from(times, (time) => taken.get(time)![0]),
    sources: times.map((time) => taken.get(time)![1]),
  };
}

/** A series whose intervals all have the one source that it names. */
export function labelled({ provenance, interval, openTimes, delta }: DeltaSeries): JoinedDelta {
  return { interval, openTimes, delta, sources: Array.from(openTimes, () => provenance) };
}

/** All of it as one series, labelled by its weakest source. */
export function asSeries({ interval, openTimes, delta, sources }: JoinedDelta): DeltaSeries {
  return { provenance: weakest(sources), interval, openTimes, delta };
}

/** Estimated, if any is; from taker bars, if any is; else from trades. */
export function weakest(sources: readonly Provenance[]): Provenance {
  if (sources.includes('estimated')) return 'estimated';
  return sources.includes('taker-bars') ? 'taker-bars' : 'trades';
}

const FINEST = 1e8;

export function rounded(quantity: number): number {
  return Math.round(quantity * FINEST) / FINEST;
}
