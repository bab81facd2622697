/** Which pages of a regular series are still to be fetched, newest first. */
import type { Millis, UnixMs } from '../core/units';
import type { Gap } from '../market/gap';
import { gapsIn } from '../market/gap';

export interface Stretch {
  readonly from: UnixMs;
  readonly to: UnixMs;
}

/**
 * The holes in [from, to), cut into pages of at most `pageSize` items and ordered newest first, so that a screen is
 * useful at once. What is known not to be published is not asked for again.
 */
export function missingPages(
  present: ArrayLike<number>,
  known: readonly Gap[],
  from: UnixMs,
  to: UnixMs,
  interval: Millis,
  pageSize: number,
): Stretch[] {
  const unpublished = known.filter((gap) => gap.reason === 'not-published');
  const covered = [...Array.from(present), ...unpublished.flatMap((gap) => opensIn(gap, interval))].sort(
    (a, b) => a - b,
  );
  return gapsIn(covered, interval, from, to, 'not-fetched')
    .toReversed()
    .flatMap((gap) => pages(gap, interval * pageSize));
}

function opensIn(gap: Gap, interval: number): number[] {
  const first = Math.ceil(gap.from / interval) * interval;
  return Array.from(
    { length: Math.max(0, Math.ceil((gap.to - first) / interval)) },
    (_, i) => first + i * interval,
  );
}

function pages({ from, to }: Stretch, span: number): Stretch[] {
  const result: Stretch[] = [];
  for (let end: number = to; end > from; end -= span) {
    result.push({ from: Math.max(from, end - span) as UnixMs, to: end as UnixMs });
  }
  return result;
}
