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
  /** The part is the venue's coin-margined contract, of so many USD. */
  readonly contractUsd?: number;
}

/** BTC is quoted to five digits on Hyperliquid; the others quote it to the tenth. */
export const VENUE_PARTS: readonly VenuePart[] = [
  { venue: 'binance', share: 0.32, lag: 20 },
  { venue: 'bybit', share: 0.15, lag: 60 },
  { venue: 'okx', share: 0.13, lag: 80 },
  { venue: 'bitget', share: 0.09, lag: 120 },
  { venue: 'gate', share: 0.08, lag: 150 },
  { venue: 'hyperliquid', share: 0.06, lag: 400, tickSize: 1 },
  { venue: 'deribit', share: 0.03, lag: 100, tickSize: 0.5 },
  { venue: 'binance', share: 0.05, lag: 20, contractUsd: 100 },
  { venue: 'bybit', share: 0.03, lag: 60, contractUsd: 1 },
  { venue: 'okx', share: 0.02, lag: 80, contractUsd: 100 },
  { venue: 'deribit', share: 0.04, lag: 100, tickSize: 0.5, contractUsd: 10 },
];
