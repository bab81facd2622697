import type { VenueView } from '../../lib/protocol/snapshot';
import { VENUE_NAMES } from '../venue-names';

type Contract = Pick<VenueView, 'venue' | 'symbol'>;

/** The venue's name, with its contract's where it has two in the sum. */
export function contractName({ venue, symbol }: Contract, all: readonly Contract[]): string {
  const several = all.filter((other) => other.venue === venue).length > 1;
  return several && symbol !== undefined ? `${VENUE_NAMES[venue]} ${symbol}` : VENUE_NAMES[venue];
}
