import type { VenueId } from '../../lib/market/instrument';

/** Those that the product sums up; Deribit is read, but no part of it. */
export const SIX = [
  'binance',
  'bybit',
  'okx',
  'gate',
  'bitget',
  'hyperliquid',
] as const satisfies readonly VenueId[];
