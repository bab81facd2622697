/** Where the bands of a sum come from: which venues give them, and whether they came with a rise that went again. */
import { bandQuantities } from '../liquidation/band-parts';
import type { Estimate } from '../liquidation/estimate';
import type { EstimateParts } from '../liquidation/summed-estimate';
import { transientRiseOf } from '../liquidation/transient-band';
import { type TransientRise, transientRises } from '../liquidation/transient-rise';
import type { Bar } from '../market/bar';
import type { VenueId } from '../market/instrument';
import type { OpenInterest } from '../market/open-interest';
import { withoutGlitches } from '../signals/glitches';

export interface BandOrigin {
  /** Those that give at least 15 % of it, the largest first; absent where a single venue is summed. */
  readonly venues?: readonly VenueId[];
  readonly transient?: TransientRise;
}

export interface OriginSources {
  /** Of the sum. */
  readonly estimate: Estimate;
  readonly openInterest: readonly OpenInterest[];
  readonly bars: readonly Bar[];
  readonly parts: EstimateParts;
  /** Whose part each is. */
  readonly venues: readonly VenueId[];
}

const LEAST_SHARE = 0.15;

/** One for each of the estimate's clusters, in their order. */
export function bandOrigins({ estimate, openInterest, bars, parts, venues }: OriginSources): BandOrigin[] {
  const rises = transientRises(withoutGlitches(openInterest), bars);
  const isSum = new Set(venues).size > 1;
  return estimate.clusters.map((cluster) => {
    const transient = transientRiseOf(cluster, estimate, rises);
    return {
      ...(isSum && { venues: givers(bandQuantities(cluster, parts), venues) }),
      ...(transient && { transient }),
    };
  });
}

/** A venue's linear and its coin-margined contract count as one. */
function givers(quantities: readonly number[], venues: readonly VenueId[]): VenueId[] {
  const byVenue = new Map<VenueId, number>();
  let total = 0;
  quantities.forEach((quantity, part) => {
    const venue = venues[part]!;
    byVenue.set(venue, (byVenue.get(venue) ?? 0) + quantity);
    total += quantity;
  });
  return [...byVenue]
    .filter(([, quantity]) => quantity > 0 && quantity >= LEAST_SHARE * total)
    .sort(([, a], [, b]) => b - a)
    .map(([venue]) => venue);
}
