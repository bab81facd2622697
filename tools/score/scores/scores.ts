/** Every score of a density. */
import { ASYMMETRY } from './asymmetry';
import { CHANCE, PRECISION, RECALL } from './cluster-match';
import { GROWTH } from './growth';
import { informationGainOver } from './information-gain';
import { LOG_MASS } from './log-mass';
import type { Score } from './score';
import { SPEARMAN, SPEARMAN_OF_BINS } from './spearman';
import { SWEPT_MASS } from './swept-mass';
import { WASSERSTEIN } from './wasserstein';

/** The candidates whose answers others are held against in bits. */
export const REFERENCES = ['uniform', 'template', 'naive peer'] as const;

export const SCORES: readonly Score[] = [
  SPEARMAN,
  SPEARMAN_OF_BINS,
  WASSERSTEIN,
  ASYMMETRY,
  GROWTH,
  PRECISION,
  RECALL,
  CHANCE,
  LOG_MASS,
  SWEPT_MASS,
  ...REFERENCES.map(informationGainOver),
];
