/** Wasserstein-1 distance of estimated and true density in ±10 %, each taken as a probability; percent of price. */
import { BIN } from '../density';
import { wasserstein } from '../statistics';
import { meanBySide } from './by-side';
import type { Score } from './score';

export const WASSERSTEIN: Score = {
  name: 'W1',
  unit: '% of price',
  better: 'lower',
  goal: { fuzzy: [0, 0.5], sharp: [0, 0.48] },
  ...meanBySide((estimate, actual) => wasserstein(estimate, actual) * BIN * 100),
};
