/** The positions that owners close as price moves (see `Exposure.thin`), by bucket: the hottest loop of the estimator. */

/** Which memory of moves a thinning reads and writes, the other, and the share of owners who have closed at its end. */
export interface Moves {
  readonly moved: Float64Array;
  readonly other: Float64Array;
  readonly share: number;
}

/**
 * Thins the buckets `first` to `last` steps away from `origin` for a move of `atOrigin` + `slope` · steps, where that is
 * farther than the bucket has seen; returns the stored mass closed.
 */
export function thinned(
  mass: Float64Array,
  { moved, other, share }: Moves,
  origin: number,
  step: number,
  first: number,
  last: number,
  atOrigin: number,
  slope: number,
): number {
  let closed = 0;
  for (let away = first; away <= last; away++) {
    const bucket = origin + step * away;
    const held = mass[bucket]!;
    const seen = moved[bucket]!;
    const come = atOrigin + slope * away;
    if (!(held * come > seen)) continue;
    const kept = ((1 - share * come) * held) / (held - share * seen);
    mass[bucket] = held * kept;
    other[bucket]! *= kept;
    moved[bucket] = held * kept * come;
    closed += held * (1 - kept);
  }
  return closed;
}
