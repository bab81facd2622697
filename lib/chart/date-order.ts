/**
 * Whether a row of labels writes `6/15` or `15/6`. One number above 12 says it; else the number that stays the same
 * beside one that moves is the month, unless it is 1: `6/1`, `7/1` may be the firsts of months.
 */
export type DateOrder = 'day-first' | 'month-first';

const SLASHED = /(?:^|\s)(\d{1,2})\/(\d{1,2})(?:\/(?:\d{4}|\d\d))?(?:,|\s|$)/;

/** Undefined where the labels leave it open or contradict each other. */
export function dateOrderOf(texts: readonly string[]): DateOrder | undefined {
  const firsts = new Set<number>();
  const seconds = new Set<number>();
  for (const text of texts) {
    const found = SLASHED.exec(text);
    if (!found) continue;
    firsts.add(Number(found[1]));
    seconds.add(Number(found[2]));
  }
  const dayFirst = Math.max(0, ...firsts) > 12;
  const monthFirst = Math.max(0, ...seconds) > 12;
  if (dayFirst || monthFirst)
    return dayFirst === monthFirst ? undefined : dayFirst ? 'day-first' : 'month-first';
  if (firsts.size === 1 && seconds.size > 1 && !firsts.has(1)) return 'month-first';
  if (seconds.size === 1 && firsts.size > 1 && !seconds.has(1)) return 'day-first';
  return undefined;
}
