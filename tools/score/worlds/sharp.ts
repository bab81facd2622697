import type { ScoredWorld } from './world';

export const SHARP: ScoredWorld = {
  name: 'sharp',
  breaks: 'nine of ten positions isolated',
  market: 'sharp',
  feed: 'full',
};
