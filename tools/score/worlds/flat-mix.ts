import { worldDials } from '../../market/dials';
import type { ScoredWorld } from './world';

export const FLAT_MIX: ScoredWorld = {
  name: 'flat mix',
  breaks: 'every leverage is as frequent as any other',
  market: 'fuzzy',
  dials: { leverageMix: worldDials('fuzzy').leverageMix.map((entry) => ({ ...entry, weight: 1 })) },
  feed: 'full',
};
