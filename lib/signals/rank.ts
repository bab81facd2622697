/** Order statistics. Inputs must not be empty. */

/** MAD × this estimates the standard deviation of a normal distribution. */
export const ROBUST_DEVIATION = 1.4826;

/** The value at a percentile, 0 … 100, linear between neighbours (Hyndman & Fan 1996, type 7). */
export function quantile(values: readonly number[], percentile: number): number {
  const sorted = Float64Array.from(values).sort();
  const position = ((sorted.length - 1) * percentile) / 100;
  const lower = sorted[Math.floor(position)]!;
  const upper = sorted[Math.ceil(position)]!;
  return lower + (upper - lower) * (position - Math.floor(position));
}

/** Which share of the values lies below this one, 0 … 100; of those equal to it, half. */
export function percentileOf(value: number, values: readonly number[]): number {
  let below = 0;
  for (const other of values) {
    if (other < value) below += 1;
    else if (other === value) below += 0.5;
  }
  return (100 * below) / values.length;
}

/** MAD: the median distance from the median. */
export function medianDeviation(values: readonly number[]): number {
  const centre = quantile(values, 50);
  return quantile(
    values.map((value) => Math.abs(value - centre)),
    50,
  );
}
