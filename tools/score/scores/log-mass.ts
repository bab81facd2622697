/**
 * Mean ln(estimated ÷ true mass) in ±10 %. The truth counts every open position; the estimate what would be force-closed
 * of them, which is less: most owners stop themselves out first.
 */
import { meanBySide } from './by-side';
import type { Score } from './score';

const massOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

export const LOG_MASS: Score = {
  name: 'ln(estimated ÷ true mass)',
  unit: 'ln',
  better: 'nearer to 0',
  ...meanBySide((estimate, actual) => Math.log(massOf(estimate) / massOf(actual))),
};
