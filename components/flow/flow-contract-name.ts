import type { VenueId } from '../../lib/market/instrument';
import { VENUE_NAMES } from '../venue-names';

export interface FlowContract {
  readonly venue: VenueId;
  readonly symbol: string;
}

/** The venue's name, with its contract's where it has two in the sum. */
export function flowContractName({ venue, symbol }: FlowContract, all: readonly FlowContract[]): string {
  const several = all.filter((other) => other.venue === venue).length > 1;
  return several ? `${VENUE_NAMES[venue]} ${symbol}` : VENUE_NAMES[venue];
}
