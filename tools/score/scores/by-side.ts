import { mean } from '../statistics';
import type { Sample } from '../sample';
import type { Score } from './score';

/** A score that is the mean over samples and sides of one number; sides without one are left out. */
export function meanBySide(
  value: (estimate: Float64Array, actual: Float64Array) => number,
): Pick<Score, 'measure' | 'of'> {
  return {
    measure: ({ estimate, actual }: Sample) =>
      [value(estimate.long, actual.long), value(estimate.short, actual.short)]
        .filter(Number.isFinite)
        .map((one) => [one]),
    of: (rows) => mean(rows.map(([one]) => one!)),
  };
}
