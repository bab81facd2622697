import type { ScoredWorld } from './world';

export const LONG_HOLDING: ScoredWorld = {
  name: 'long holding',
  breaks: 'positions are held three times as long',
  market: 'fuzzy',
  dials: { holdingScale: 3 },
  feed: 'full',
};
