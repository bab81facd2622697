import type { Densities } from '../density';
import type { ScoredMarket } from '../scored-market';

/** Something that says what would be force-closed where, from public data (or, as a bound, knowing more). */
export interface Candidate {
  readonly name: string;
  /** One answer a point of the market. */
  answers(market: ScoredMarket): Densities[];
}
