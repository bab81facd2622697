import type { ScoredWorld } from './world';

export const SHORT_HOLDING: ScoredWorld = {
  name: 'short holding',
  breaks: 'positions are held a third as long',
  market: 'fuzzy',
  dials: { holdingScale: 1 / 3 },
  feed: 'full',
};
