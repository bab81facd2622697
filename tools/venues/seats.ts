/** The contracts of a divided market, each with the client that reads it and the record that it is held against. */
import type { VenueId } from '../../lib/market/instrument';
import type { Venue, VenueOptions } from '../../lib/venues/venue';
import type { MarketFeed } from '../exchange/market-feed';
import type { Partition } from '../market/partition';
import { CLIENTS, INVERSE, SYMBOLS } from './clients';

export interface Seat {
  readonly id: VenueId;
  readonly kind: 'linear' | 'inverse';
  readonly symbol: string;
  readonly create: (options: VenueOptions) => Venue;
  /** As the wire tells it: in coins, or in whole contracts. */
  readonly told: MarketFeed;
  /** What the part has of the whole market, in coins. */
  readonly given: MarketFeed;
}

export function linearSeats(partition: Partition): Seat[] {
  return partition.venues.map((id) => {
    const given = partition.feed(id);
    return { id, kind: 'linear', symbol: SYMBOLS[id], create: CLIENTS[id], told: given, given };
  });
}

export function inverseSeats(partition: Partition): Seat[] {
  return partition.venues.flatMap((id) => {
    const told = partition.inverse(id);
    const client = INVERSE[id];
    if (!told || !client) return [];
    return [{ id, kind: 'inverse' as const, ...client, told, given: partition.feed(id, 'inverse') }];
  });
}
