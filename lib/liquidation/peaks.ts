/**
 * Peaks of a one-dimensional density by topographic prominence: how far one must descend from a peak before a higher
 * one can be reached.
 */
export interface Peak {
  readonly index: number;
  readonly height: number;
  readonly prominence: number;
  /** Where the density falls to height - prominence ÷ 2, as fractional indices. */
  readonly left: number;
  readonly right: number;
}

/** Peaks with at least the given prominence, ascending by index. A plateau counts once, at its middle. */
export function peaks(density: ArrayLike<number>, leastProminence: number): Peak[] {
  const found: Peak[] = [];
  let i = 0;
  while (i < density.length) {
    const height = density[i]!;
    let end = i;
    while (end + 1 < density.length && density[end + 1] === height) end++;
    const risesBefore = i === 0 ? height > 0 : density[i - 1]! < height;
    const fallsAfter = end === density.length - 1 ? height > 0 : density[end + 1]! < height;
    if (risesBefore && fallsAfter) {
      const peak = measured(density, (i + end) >> 1);
      if (peak.prominence >= leastProminence) found.push(peak);
    }
    i = end + 1;
  }
  return found;
}

function measured(density: ArrayLike<number>, index: number): Peak {
  const height = density[index]!;
  const prominence = height - Math.max(saddle(density, index, -1), saddle(density, index, 1));
  const level = height - prominence / 2;
  return {
    index,
    height,
    prominence,
    left: crossing(density, index, -1, level),
    right: crossing(density, index, 1, level),
  };
}

/** Lowest value on the way to higher ground; 0 at the array's end, beyond which there is nothing. */
function saddle(density: ArrayLike<number>, index: number, step: 1 | -1): number {
  let lowest = density[index]!;
  for (let i = index + step; i >= 0 && i < density.length; i += step) {
    const value = density[i]!;
    if (value > density[index]!) return lowest;
    if (value < lowest) lowest = value;
  }
  return Math.min(lowest, 0);
}

function crossing(density: ArrayLike<number>, index: number, step: 1 | -1, level: number): number {
  let i = index;
  while (i + step >= 0 && i + step < density.length && density[i + step]! > level) i += step;
  const inside = density[i]!;
  const outside = density[i + step] ?? 0;
  const part = inside > outside ? (inside - level) / (inside - outside) : 0;
  return i + step * Math.min(1, part);
}
