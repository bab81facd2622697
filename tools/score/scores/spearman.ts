/** Rank correlation of estimated and true density in ±10 %, the mean over samples and sides. */
import { rankCorrelation } from '../statistics';
import { meanBySide } from './by-side';
import { asRead } from './cluster-match';
import type { Score } from './score';

/** Densities smoothed as clusters are read from them. */
export const SPEARMAN: Score = {
  name: 'Spearman ±10 %',
  unit: 'ρ',
  better: 'higher',
  goal: { fuzzy: [0.6, 1], sharp: [0.76, 1] },
  ...meanBySide((estimate, actual) => rankCorrelation(asRead(estimate), asRead(actual))),
};

/** The same on bare 0.1 % bins, where single positions are noise. */
export const SPEARMAN_OF_BINS: Score = {
  name: 'Spearman ±10 %, bare 0.1 % bins',
  unit: 'ρ',
  better: 'higher',
  ...meanBySide(rankCorrelation),
};
