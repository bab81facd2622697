/**
 * Adds `values` from `first` up to `end`, times `factor`, to `into` from `at` on: what a bar and a column mostly cost. Four at a
 * time, since one at a time the loop itself takes as long as its sums.
 */
export function addScaled(
  into: Float64Array,
  at: number,
  values: Float64Array,
  first: number,
  end: number,
  factor: number,
): void {
  const shift = at - first;
  let i = first;
  for (; i + 3 < end; i += 4) {
    into[i + shift]! += values[i]! * factor;
    into[i + shift + 1]! += values[i + 1]! * factor;
    into[i + shift + 2]! += values[i + 2]! * factor;
    into[i + shift + 3]! += values[i + 3]! * factor;
  }
  for (; i < end; i++) into[i + shift]! += values[i]! * factor;
}
