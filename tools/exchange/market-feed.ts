/**
 * What the local exchange serves: one instrument's public record, past and live, in exchange time (Unix ms).
 * The simulated market and the recordings both implement it. Numbers here are plain: the wire makes strings of them.
 */
export interface FeedBar {
  openTime: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  quoteVolume: number;
  trades: number;
  /** Undefined where the recording has no taker split; the wire then says 0, as the recording's README tells. */
  takerBuy?: number;
  takerBuyQuote?: number;
}

export interface FeedMarkBar {
  openTime: number;
  open: number;
  high: number;
  low: number;
  close: number;
}

export interface FeedTrade {
  id: number;
  time: number;
  price: number;
  quantity: number;
  buyerIsMaker: boolean;
}

export interface FeedForceOrder {
  time: number;
  /** The side of the order: SELL closes a long. */
  order: 'BUY' | 'SELL';
  quantity: number;
  /** The order's limit, near the bankruptcy price. */
  price: number;
  averagePrice: number;
}

export interface FeedPremium {
  time: number;
  mark: number;
  index: number;
  predictedFunding: number;
  nextFundingTime: number;
}

export type FeedEvent =
  | { kind: 'trade'; trade: FeedTrade }
  | { kind: 'mark'; premium: FeedPremium }
  | { kind: 'force-order'; order: FeedForceOrder };

export interface MarketFeed {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** Said in the demo page's title, such as `simulated · fuzzy · seed 1` or `recorded · Hyperliquid BTC 2026-06-12`. */
  readonly title: string;
  readonly tickSize: number;
  readonly stepSize: number;
  /**
   * Of a coin-margined contract, so many USD. Quantities are contracts then, and what is paid for them (`quoteVolume`,
   * `takerBuyQuote`) is coins. Undefined: quantities are coins, and paid for in the quote.
   */
  readonly contractUsd?: number;
  readonly fundingIntervalHours: number;
  /** The first instant of the record. */
  readonly from: number;
  /** The newest instant that is public. Nothing later than it is ever returned. */
  now(): number;
  /** Bars that open in [from, to], ascending; the last one may still be forming. */
  bars(interval: number, from: number, to: number): FeedBar[];
  markBars(interval: number, from: number, to: number): FeedMarkBar[];
  /** Trades from an id, or in [from, to] by time, at most `limit`, ascending. */
  trades(query: { fromId?: number; from?: number; to?: number; limit: number }): FeedTrade[];
  /** Open interest at multiples of `period` in [from, to]. */
  openInterest(period: number, from: number, to: number): { time: number; quantity: number }[];
  premium(): FeedPremium;
  /** Realised funding in [from, to]. */
  funding(from: number, to: number): { time: number; rate: number; mark: number }[];
  /** Every forced order in [from, to], ascending; a venue may show fewer. Empty where none were recorded. */
  forcedOrders(from: number, to: number): FeedForceOrder[];
  depth(levels: number): { bids: [number, number][]; asks: [number, number][] };
  /** Moves the record forward to `time` and hands out what became public, in order. Called by the exchange's clock. */
  advance(time: number, emit: (event: FeedEvent) => void): void;
}

/** What a quantity of the feed is worth at a price, in what its contract settles in: the quote, or coins. */
export function worth({ contractUsd }: MarketFeed, quantity: number, price: number): number {
  return contractUsd === undefined ? quantity * price : (quantity * contractUsd) / price;
}
