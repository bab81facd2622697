import type { ScoredWorld } from './world';

export const THINNED_FEED: ScoredWorld = {
  name: 'thinned feed',
  breaks: 'of the forced orders only the largest of each second is public',
  market: 'fuzzy',
  feed: 'throttled',
};
