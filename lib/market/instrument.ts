import type { Price } from '../core/units';

export const VENUE_IDS = ['binance', 'bybit', 'okx', 'gate', 'bitget', 'hyperliquid', 'deribit'] as const;

export type VenueId = (typeof VENUE_IDS)[number];

/** A perpetual contract as its venue lists it. */
export interface Instrument {
  readonly venue: VenueId;
  /** The venue's own id, such as `BTCUSDT` or `BTC-USDT-SWAP`. */
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** Linear: margined and settled in the quote currency; else inverse: in the base coin. */
  readonly linear: boolean;
  /** What a contract on the wire is worth: base units if linear, quote units if inverse. */
  readonly contractSize: number;
  readonly tickSize: Price;
  /** The smallest order: base units if linear, quote units if inverse. */
  readonly stepSize: number;
}

export type InstrumentKey = `${VenueId}:${string}`;

export function instrumentKey(instrument: Pick<Instrument, 'venue' | 'symbol'>): InstrumentKey {
  return `${instrument.venue}:${instrument.symbol}`;
}
