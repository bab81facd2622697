/**
 * Intervals of 95 % around shares and ratios of a few dozen cases.
 *
 * A share of independent cases: E. B. Wilson, Probable inference, J. Am. Stat. Assoc. 22 (1927), which stays within 0 … 1
 * and is right at small counts. A ratio of two sums: the linearised variance of a ratio estimator (W. G. Cochran,
 * Sampling Techniques, 1977, ch. 6.4), with a forecast as the unit, since what lies within one is not independent.
 */
const Z = 1.96;

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Undefined of nothing. */
export function shareInterval(hits: number, cases: number): Interval | undefined {
  if (cases === 0) return undefined;
  const value = hits / cases;
  const scale = 1 + Z ** 2 / cases;
  const centre = (value + Z ** 2 / (2 * cases)) / scale;
  const reach = (Z / scale) * Math.sqrt((value * (1 - value)) / cases + Z ** 2 / (4 * cases ** 2));
  return { value, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/** How large `of` is to `to`, each summed over its cases; undefined with fewer than two that have any. */
export function ratioInterval(
  cases: readonly { readonly of: number; readonly to: number }[],
): Interval | undefined {
  const counted = cases.filter(({ to }) => to > 0);
  if (counted.length < 2) return undefined;
  const total = counted.reduce((sum, { to }) => sum + to, 0);
  const value = counted.reduce((sum, { of }) => sum + of, 0) / total;
  const squares = counted.reduce((sum, { of, to }) => sum + (of - value * to) ** 2, 0);
  const reach = (Z * Math.sqrt((counted.length / (counted.length - 1)) * squares)) / total;
  return { value, low: value - reach, high: value + reach };
}
