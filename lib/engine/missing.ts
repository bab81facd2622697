/** Which pages of a regular series are still to be fetched, newest first. */
import type { Millis, UnixMs } from '../core/units';
import type { Gap } from '../market/gap';
import { gapsIn } from '../market/gap';

export interface Stretch {
  readonly from: UnixMs;
  readonly to: UnixMs;
}

/**
 * The holes in [from, to) as pages of at most `pageSize` items, newest first, so that a screen is useful at once. What is
 * known not to be published is not asked for again. Holes that fit one page are asked for together: five-minute stamps
 * between the hourly ones of a longer lookback are one request, not one each.
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
  return pages(gapsIn(covered, interval, from, to, 'not-fetched').toReversed(), interval * pageSize);
}

function opensIn(gap: Gap, interval: number): number[] {
  const first = Math.ceil(gap.from / interval) * interval;
  return Array.from(
    { length: Math.max(0, Math.ceil((gap.to - first) / interval)) },
    (_, i) => first + i * interval,
  );
}

/** `holes`: newest first. */
function pages(holes: readonly Stretch[], span: number): Stretch[] {
  const result: Stretch[] = [];
  for (const hole of holes) {
    let end: number = hole.to;
    const last = result.at(-1);
    const room = last ? last.to - span : Infinity;
    if (last && room < end) {
      end = Math.max(hole.from, room);
      result[result.length - 1] = { from: end as UnixMs, to: last.to };
    }
    for (; end > hole.from; end -= span) {
      result.push({ from: Math.max(hole.from, end - span) as UnixMs, to: end as UnixMs });
    }
  }
  return result;
}
