/** Mean, and the slope of the least-squares line of y on x. */

export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Undefined where x does not vary. */
export function slope(y: Float64Array, x: Float64Array): number | undefined {
  const meanX = mean(x);
  const meanY = mean(y);
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < x.length; i++) {
    covariance += (x[i]! - meanX) * (y[i]! - meanY);
    variance += (x[i]! - meanX) ** 2;
  }
  return variance > 0 ? covariance / variance : undefined;
}
