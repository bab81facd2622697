import type { VenueId } from '../../lib/market/instrument';
import type { Partition } from '../market/partition';
import { createBinanceWire } from './binance/wire';
import { createBitgetWire } from './bitget/wire';
import { createBybitWire } from './bybit/wire';
import { createDeribitWire } from './deribit/wire';
import type { ServedMarket } from './exchange';
import { createGateWire } from './gate/wire';
import { createHyperliquidWire } from './hyperliquid/wire';
import { createOkxWire } from './okx/wire';
import type { CreateVenueWire, WireOptions } from './venue-wire';

/** How the local exchange speaks as each venue. */
export const WIRES: Readonly<Record<VenueId, CreateVenueWire>> = {
  binance: createBinanceWire,
  bybit: createBybitWire,
  okx: createOkxWire,
  bitget: createBitgetWire,
  gate: createGateWire,
  hyperliquid: createHyperliquidWire,
  deribit: createDeribitWire,
};

/** Every venue of the market, with both of its parts where it has two. */
export function servedVenues(partition: Partition, options?: WireOptions): ServedMarket[] {
  return partition.venues.map((venue) => {
    const feed = partition.feed(venue);
    const inverse = partition.inverse(venue);
    const both = inverse && { inverse };
    return { feed, ...both, wire: WIRES[venue](feed, { ...options, ...both }) };
  });
}
