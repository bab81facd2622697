/**
 * Aggregate mass: what was force-closed ÷ what the frozen estimate had in the bins that price swept until the next
 * sample, four hours later; sums over all samples of a market.
 */
import type { Sample } from '../sample';
import type { Score } from './score';

const SIDES = ['long', 'short'] as const;

export const SWEPT_MASS: Score = {
  name: 'realised ÷ predicted in swept bins',
  unit: '×',
  better: 'nearer to 1',
  goal: { fuzzy: [0.9, 1.1], sharp: [0.9, 1.1], 'thinned feed': [0.7, 1.4] },
  measure: ({ estimate, outcome }: Sample) =>
    SIDES.map((side) => {
      const swept = (values: Float64Array): number =>
        values.subarray(0, outcome.swept[side]).reduce((sum, value) => sum + value, 0);
      return [swept(outcome.forced[side]), swept(estimate[side])];
    }),
  of: (rows) => {
    let realised = 0;
    let predicted = 0;
    for (const [forced, expected] of rows) {
      realised += forced!;
      predicted += expected!;
    }
    return realised / predicted;
  },
};
