/** A world to score in: a simulated market, and what of it is public. Each world but the first two breaks an assumption. */
import type { EstimatorBar } from '../../../lib/liquidation/estimator-bar';
import type { MarketDials, World } from '../../market/dials';

export interface ScoredWorld {
  readonly name: string;
  /** What is unlike the estimator's assumptions. */
  readonly breaks: string;
  readonly market: World;
  readonly dials?: Partial<MarketDials>;
  /** How complete the public feed of forced orders is. */
  readonly feed: 'full' | 'throttled';
  /** Spoils the public bars; they stay as they are where this is left out. */
  readonly spoilt?: (bars: readonly EstimatorBar[]) => EstimatorBar[];
}
