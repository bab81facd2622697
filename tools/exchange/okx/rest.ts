import type { MarketFeed } from '../market-feed';
import { books } from './books';
import { candles, markPriceCandles } from './candles';
import { instruments } from './instruments';
import { liquidationOrders } from './liquidation-orders';
import { openInterestNow } from './open-interest';
import { positionTiers } from './position-tiers';
import { fundingRateHistory, fundingRateNow, indexTickerNow, markPriceNow } from './prices';
import type { Query } from './query';
import { longShortRatio, openInterestHistory, takerVolume } from './statistics';
import type { Swap } from './swap';
import { historyTrades, recentTrades } from './trades';

export interface Market {
  readonly feed: MarketFeed;
  readonly swap: Swap;
}

interface Endpoint {
  /** Requests in two seconds. */
  readonly most: number;
  /** What stands in `data`. */
  readonly answer: (market: Market, query: Query) => unknown[];
}

const ROOT = '/api/v5/';

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'public/time': { most: 10, answer: ({ feed }) => [{ ts: String(feed.now()) }] },
  'public/instruments': { most: 20, answer: ({ feed, swap }, query) => instruments(feed, swap, query) },
  'market/candles': { most: 40, answer: ({ feed, swap }, query) => candles(feed, swap, query, 'recent') },
  'market/history-candles': {
    most: 20,
    answer: ({ feed, swap }, query) => candles(feed, swap, query, 'history'),
  },
  'market/mark-price-candles': {
    most: 20,
    answer: ({ feed, swap }, query) => markPriceCandles(feed, swap, query, 'recent'),
  },
  'market/history-mark-price-candles': {
    most: 20,
    answer: ({ feed, swap }, query) => markPriceCandles(feed, swap, query, 'history'),
  },
  'market/trades': { most: 100, answer: ({ feed, swap }, query) => recentTrades(feed, swap, query) },
  'market/history-trades': { most: 20, answer: ({ feed, swap }, query) => historyTrades(feed, swap, query) },
  'market/books': { most: 40, answer: ({ feed, swap }, query) => books(feed, swap, query) },
  'market/index-tickers': { most: 20, answer: ({ feed, swap }, query) => indexTickerNow(feed, swap, query) },
  'public/mark-price': { most: 10, answer: ({ feed, swap }, query) => markPriceNow(feed, swap, query) },
  'public/funding-rate': { most: 10, answer: ({ feed, swap }, query) => fundingRateNow(feed, swap, query) },
  'public/funding-rate-history': {
    most: 10,
    answer: ({ feed, swap }, query) => fundingRateHistory(feed, swap, query),
  },
  'public/open-interest': { most: 20, answer: ({ feed, swap }, query) => openInterestNow(feed, swap, query) },
  'public/position-tiers': { most: 10, answer: (market, query) => positionTiers(market, query) },
  'public/liquidation-orders': {
    most: 20,
    answer: ({ feed, swap }, query) => liquidationOrders(feed, swap, query),
  },
  'rubik/stat/contracts/open-interest-history': {
    most: 10,
    answer: ({ feed, swap }, query) => openInterestHistory(feed, swap, query),
  },
  'rubik/stat/taker-volume-contract': {
    most: 5,
    answer: ({ feed, swap }, query) => takerVolume(feed, swap, query),
  },
  'rubik/stat/contracts/long-short-account-ratio-contract': {
    most: 5,
    answer: ({ feed, swap }, query) => longShortRatio(feed, swap, query),
  },
};

export function endpoint(path: string): Endpoint | undefined {
  return path.startsWith(ROOT) ? ENDPOINTS[path.slice(ROOT.length)] : undefined;
}

/** The market that a request names, by contract or by family; the first one if it names none of them. */
export function marketNamed(markets: readonly [Market, ...Market[]], query: Query): Market {
  const named = ['instId', 'instFamily', 'uly'].map((name) => query.get(name));
  return markets.find(({ swap }) => named.includes(swap.symbol) || named.includes(swap.family)) ?? markets[0];
}
