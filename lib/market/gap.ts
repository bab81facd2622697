import type { UnixMs } from '../core/units';

/** A stretch `[from, to)` that a series should hold and does not. It is said, never bridged. */
export interface Gap {
  readonly from: UnixMs;
  readonly to: UnixMs;
  readonly reason: 'not-published' | 'missed' | 'invalid' | 'not-fetched';
}

/** The stretches between `from` and `to` in which no item of a regular series opens. Items ascending by time. */
export function gapsIn(
  openTimes: ArrayLike<number>,
  interval: number,
  from: UnixMs,
  to: UnixMs,
  reason: Gap['reason'],
): Gap[] {
  const gaps: Gap[] = [];
  let expected: number = from;
  for (let i = 0; i < openTimes.length; i++) {
    const time = openTimes[i]!;
    if (time < from || time >= to) continue;
    if (time > expected) gaps.push({ from: expected as UnixMs, to: time as UnixMs, reason });
    expected = Math.max(expected, time + interval);
  }
  if (expected < to) gaps.push({ from: expected as UnixMs, to, reason });
  return gaps;
}
