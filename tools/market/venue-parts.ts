import type { VenueId } from '../../lib/market/instrument';

/** What part of one market a venue is, and how it shows it. */
export interface VenuePart {
  readonly venue: VenueId;
  /** Of volume, open interest, trades and forced orders; all parts sum to 1. */
  readonly share: number;
  /** How many ms after the fact it is public there. */
  readonly lag: number;
  /** Left out: the whole market's. */
  readonly tickSize?: number;
  /**
   * Left out: the whole market's, of which it is a multiple; so a venue whose orders are whole contracts larger than
   * that has the contract's size here. The last part takes what rounding leaves, so its step is the whole market's.
   */
  readonly stepSize?: number;
}

/** Shares: the design's. BTC is quoted to five digits on Hyperliquid; the others quote it to the tenth. */
export const VENUE_PARTS: readonly VenuePart[] = [
  { venue: 'binance', share: 0.36, lag: 20 },
  { venue: 'bybit', share: 0.18, lag: 60 },
  { venue: 'okx', share: 0.16, lag: 80 },
  { venue: 'bitget', share: 0.1, lag: 120 },
  { venue: 'gate', share: 0.09, lag: 150 },
  { venue: 'hyperliquid', share: 0.07, lag: 400, tickSize: 1 },
  { venue: 'deribit', share: 0.04, lag: 100, tickSize: 0.5 },
];
