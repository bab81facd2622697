/** Gaussian smoothing of a density over price buckets, mass kept (apart from what leaves the array's ends). */
export function smoothed(values: ArrayLike<number>, sigma: number): Float64Array {
  const radius = Math.ceil(4 * sigma);
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-(((i - radius) / sigma) ** 2) / 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let sum = 0;
    const from = Math.max(0, i - radius);
    const to = Math.min(values.length - 1, i + radius);
    for (let j = from; j <= to; j++) sum += values[j]! * weights[j - i + radius]!;
    result[i] = sum / total;
  }
  return result;
}
