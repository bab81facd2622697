import type { ScoredWorld } from './world';

export const HEAVY_HEDGING: ScoredWorld = {
  name: 'heavy hedging',
  breaks: 'most open interest is hedged, and hedgers often close where traders open',
  market: 'fuzzy',
  dials: { hedgedBase: 300e6, hedgerContrary: 0.3 },
  feed: 'full',
};
