import type { VenueId } from '../lib/market/instrument';

/** As the venues write themselves. */
export const VENUE_NAMES: Readonly<Record<VenueId, string>> = {
  binance: 'Binance',
  bybit: 'Bybit',
  okx: 'OKX',
  gate: 'Gate',
  bitget: 'Bitget',
  hyperliquid: 'Hyperliquid',
  deribit: 'Deribit',
};
