/** Where the contracts of a coin are looked for: a venue has one for it, and may have one more that is margined in it. */
import type { UnixMs } from '../core/units';
import type { VenueId } from '../market/instrument';
import type { Venue } from '../venues/venue';

export interface Opening {
  open(): Promise<Venue>;
  /** When the venue's ban ends, while there is one. */
  bannedUntil(): UnixMs | undefined;
}

/** A venue that is opened when the first request must go out: constructing it takes longer than a first answer may. */
export interface VenueAccess extends Opening {
  readonly id: VenueId;
  /** Where it has coin-margined contracts: by the same calls, or by others that are opened and banned apart. */
  readonly inverse?: Opening;
}

export interface Seat extends Opening {
  readonly id: VenueId;
  /** Whether the coin-margined contract is looked for here, beside the one that stands for the coin. */
  readonly inverse: boolean;
}

export function seatsOf(venues: readonly VenueAccess[], withInverse: boolean): Seat[] {
  return venues.flatMap(({ inverse, ...access }): Seat[] => [
    { ...access, inverse: false },
    ...(withInverse && inverse ? [{ id: access.id, ...inverse, inverse: true }] : []),
  ]);
}
