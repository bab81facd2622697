/** The positions that owners close as price moves (see `ExposurePlane`), by cell: the hottest loop of the estimator. */

/** Which memory of moves a thinning reads and writes, the other, and the share of owners who have closed at its end. */
export interface Moves {
  readonly moved: Float64Array;
  readonly other: Float64Array;
  readonly share: number;
}

/**
 * Thins the cells from `first` up to `end` for a move of `atFirst` + `slope` a cell, where that is farther than the cell
 * has seen; returns the stored mass closed.
 */
export function thinned(
  mass: Float64Array,
  { moved, other, share }: Moves,
  first: number,
  end: number,
  atFirst: number,
  slope: number,
): number {
  let closed = 0;
  for (let cell = first; cell < end; cell++) {
    const held = mass[cell]!;
    const seen = moved[cell]!;
    const come = atFirst + slope * (cell - first);
    if (!(held * come > seen)) continue;
    const kept = ((1 - share * come) * held) / (held - share * seen);
    mass[cell] = held * kept;
    other[cell]! *= kept;
    moved[cell] = held * kept * come;
    closed += held * (1 - kept);
  }
  return closed;
}
