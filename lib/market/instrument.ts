import type { BaseQty, Price } from '../core/units';

export type VenueId = 'binance';

/** A perpetual contract as its venue lists it. */
export interface Instrument {
  readonly venue: VenueId;
  /** The venue's own id, such as `BTCUSDT`. */
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** Linear: margined and settled in the quote currency. */
  readonly linear: true;
  readonly tickSize: Price;
  readonly stepSize: BaseQty;
}

export type InstrumentKey = `${VenueId}:${string}`;

export function instrumentKey(instrument: Pick<Instrument, 'venue' | 'symbol'>): InstrumentKey {
  return `${instrument.venue}:${instrument.symbol}`;
}
