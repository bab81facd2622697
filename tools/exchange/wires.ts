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

/** The venues that the local exchange can speak as. */
export const WIRES: Readonly<Partial<Record<VenueId, CreateVenueWire>>> = {
  binance: createBinanceWire,
  bybit: createBybitWire,
  okx: createOkxWire,
  bitget: createBitgetWire,
  gate: createGateWire,
  hyperliquid: createHyperliquidWire,
  deribit: createDeribitWire,
};

/** Every part of the market whose venue has a wire. */
export function servedVenues({ venues, feed }: Partition, options?: WireOptions): ServedMarket[] {
  return venues.flatMap((venue) => {
    const createWire = WIRES[venue];
    if (!createWire) return [];
    const own = feed(venue);
    return [{ feed: own, wire: createWire(own, options) }];
  });
}
