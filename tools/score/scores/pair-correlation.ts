import { correlation } from '../statistics';
import type { Sample } from '../sample';
import type { Score } from './score';

/** A score that is Pearson's r over samples of an estimated and a true number. */
export function pairCorrelation(
  pair: (sample: Sample) => readonly [estimated: number, actual: number] | undefined,
): Pick<Score, 'measure' | 'of'> {
  return {
    measure: (sample) => {
      const values = pair(sample);
      return values?.every(Number.isFinite) ? [values] : [];
    },
    of: (rows) =>
      correlation(
        rows.map(([estimated]) => estimated!),
        rows.map(([, actual]) => actual!),
      ),
  };
}
