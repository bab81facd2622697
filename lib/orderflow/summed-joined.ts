/**
 * The sum of several venues' joined deltas, in base units of the first. A hole in any of them is one in the sum; where a
 * venue ends, the others go on, and are never scaled up to stand for it.
 */
import type { Provenance } from './delta';
import { type JoinedDelta, inOrder, rounded, weakest } from './joined-delta';

export interface JoinedPart {
  readonly joined: JoinedDelta;
  /** Base units of the sum in one of this part's. */
  readonly units: number;
}

/** Of one part at least. */
export function summedJoined(parts: readonly JoinedPart[]): JoinedDelta {
  const sums = new Map<number, readonly [number, Provenance]>();
  for (const { joined, units } of parts) {
    joined.openTimes.forEach((time, i) => {
      const [sum, source] = sums.get(time) ?? [0, joined.sources[i]!];
      sums.set(time, [rounded(sum + units * joined.delta[i]!), weakest([source, joined.sources[i]!])]);
    });
  }
  for (const { joined } of parts) for (const time of holesIn(joined)) sums.delete(time);
  return inOrder(parts[0]!.joined.interval, sums);
}

function* holesIn({ openTimes, interval }: JoinedDelta): Iterable<number> {
  for (let i = 1; i < openTimes.length; i++) {
    for (let time = openTimes[i - 1]! + interval; time < openTimes[i]!; time += interval) yield time;
  }
}
