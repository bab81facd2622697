/** Correlation of ln(mass ÷ mass a day ago), each within ±10 % of the price of its time, with the true one. */
import type { Densities } from '../density';
import { pairCorrelation } from './pair-correlation';
import type { Score } from './score';

function massOf({ long, short }: Densities): number {
  return long.reduce((sum, value) => sum + value, 0) + short.reduce((sum, value) => sum + value, 0);
}

export const GROWTH: Score = {
  name: 'growth r',
  unit: 'r',
  better: 'higher',
  ...pairCorrelation(({ estimate, actual, dayAgo }) =>
    dayAgo
      ? [
          Math.log(massOf(estimate) / massOf(dayAgo.estimate)),
          Math.log(massOf(actual) / massOf(dayAgo.actual)),
        ]
      : undefined,
  ),
};
