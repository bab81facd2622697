import type { UnixMs } from '../core/units';
import type { Instrument, VenueId } from './instrument';

/** All perpetuals that a venue trades, in its own order, and when it said so. */
export interface Listing {
  readonly venue: VenueId;
  readonly fetchedAt: UnixMs;
  readonly instruments: readonly Instrument[];
}
