import type { VenueView } from '../../lib/protocol/snapshot';
import { VENUE_NAMES } from '../venue-names';

/** The venue's name, with its contract's where it has two in the sum. */
export function contractName({ venue, symbol }: VenueView, all: readonly VenueView[]): string {
  const several = all.filter((other) => other.venue === venue).length > 1;
  return several && symbol !== undefined ? `${VENUE_NAMES[venue]} ${symbol}` : VENUE_NAMES[venue];
}
