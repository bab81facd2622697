/** Correlation over time of A = ln(mass above ÷ mass below), 0.3 … 5 % from price, with the true one. */
import { asymmetryOf } from '../density';
import { pairCorrelation } from './pair-correlation';
import type { Score } from './score';

export const ASYMMETRY: Score = {
  name: 'asymmetry r',
  unit: 'r',
  better: 'higher',
  goal: { fuzzy: [0.84, 1], sharp: [0.87, 1] },
  ...pairCorrelation(({ estimate, actual }) => [asymmetryOf(estimate), asymmetryOf(actual)]),
};
