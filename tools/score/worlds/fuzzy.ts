import type { ScoredWorld } from './world';

export const FUZZY: ScoredWorld = {
  name: 'fuzzy',
  breaks: 'half of the positions cross-margined, with more to spare than assumed',
  market: 'fuzzy',
  feed: 'full',
};
