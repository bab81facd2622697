/**
 * The gaps of one series: ascending, disjoint, neighbours of the same reason joined. All functions return a new list.
 */
import type { UnixMs } from '../core/units';
import type { Gap } from '../market/gap';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is left of the gaps outside the stretch: a gap shrinks, splits or goes. */
export function withoutStretch(gaps: readonly Gap[], { from, to }: Stretch): Gap[] {
  return gaps.flatMap((gap) => {
    if (gap.to <= from || gap.from >= to) return [gap];
    const rest: Gap[] = [];
    if (gap.from < from) rest.push({ ...gap, to: from as UnixMs });
    if (gap.to > to) rest.push({ ...gap, from: to as UnixMs });
    return rest;
  });
}

/** Where the new gap overlaps known ones, its reason is the later word. */
export function withGap(gaps: readonly Gap[], gap: Gap): Gap[] {
  if (!(gap.from < gap.to)) return [...gaps];
  const apart = [...withoutStretch(gaps, gap), gap].sort((a, b) => a.from - b.from);
  const joined: Gap[] = [];
  for (const next of apart) {
    const last = joined.at(-1);
    if (last && last.to === next.from && last.reason === next.reason)
      joined[joined.length - 1] = { ...last, to: next.to };
    else joined.push(next);
  }
  return joined;
}

/** The stretches that rows cover, each over `[time, time + span)`. Rows ascending. */
export function coverage<Row>(
  rows: readonly Row[],
  time: (row: Row) => number,
  span: (row: Row) => number,
): Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  for (const row of rows) {
    const from = time(row);
    const to = from + span(row);
    const last = stretches.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) stretches.push({ from, to });
  }
  return stretches;
}
