/** Over which stretches a feed of events was heard: only there does silence mean that nothing happened. */
import { type UnixMs, unixMs } from '../core/units';

/** `[from, to)`. */
export interface Heard {
  readonly from: UnixMs;
  readonly to: UnixMs;
}

/** Ascending, and apart from each other. */
export function joined(stretches: readonly Heard[]): Heard[] {
  const result: Heard[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) result[result.length - 1] = { ...last, to: unixMs(Math.max(last.to, to)) };
    else result.push({ from, to });
  }
  return result;
}

/** What of `[from, to)` was not heard, ascending. */
export function unheard(stretches: readonly Heard[], from: UnixMs, to: UnixMs): Heard[] {
  const result: Heard[] = [];
  let start = from;
  for (const stretch of joined(stretches)) {
    if (stretch.from > start) result.push({ from: start, to: unixMs(Math.min(stretch.from, to)) });
    start = unixMs(Math.max(start, stretch.to));
    if (start >= to) break;
  }
  if (start < to) result.push({ from: start, to });
  return result.filter((hole) => hole.from < hole.to);
}
