import type { EstimatorBar } from '../../../lib/liquidation/estimator-bar';
import type { Densities } from '../density';
import type { ScoredMarket } from '../scored-market';

/** Something that says what would be force-closed where, from public data (or, as a bound, knowing more). */
export interface Candidate {
  readonly name: string;
  /** One answer a point of the market. */
  answers(market: ScoredMarket): Densities[];
}

/** What is public of a market, simulated or recorded. */
export interface PublicMarket {
  readonly bars: readonly EstimatorBar[];
  readonly points: readonly { readonly time: number; readonly mark: number }[];
}

/** A candidate that needs nothing else. */
export interface PublicCandidate extends Candidate {
  answers(market: PublicMarket): Densities[];
}
