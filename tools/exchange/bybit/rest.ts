import type { MarketFeed } from '../market-feed';
import { kline, markPriceKline } from './candles';
import { bookOf, orderbook } from './depth';
import { instrumentsInfo, isServed, symbolOf } from './listing';
import { type Query, categoryIn } from './query';
import { accountRatio, fundingHistory, openInterest, riskLimit } from './statistics';
import type { Ticker } from './ticker';
import { recentTrade } from './trades';

interface Market {
  readonly feed: MarketFeed;
  readonly ticker: Ticker;
}

type Result = (market: Market, query: Query) => unknown;

/** Of a contract that is listed without a market behind it: an empty list. */
const about =
  (list: (market: Market, query: Query) => unknown[], named: (query: Query) => object): Result =>
  (market, query) => ({ ...named(query), list: isServed(query, market.feed) ? list(market, query) : [] });

const category = (query: Query): object => ({ category: categoryIn(query) });
const symbolAndCategory = (query: Query): object => ({ symbol: query.get('symbol'), ...category(query) });

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  [
    'time',
    ({ feed }) => ({ timeSecond: String(Math.floor(feed.now() / 1000)), timeNano: `${feed.now()}000000` }),
  ],
  ['instruments-info', ({ feed }, query) => instrumentsInfo(feed, query)],
  ['kline', about(({ feed }, query) => kline(feed, query), symbolAndCategory)],
  ['mark-price-kline', about(({ feed }, query) => markPriceKline(feed, query), symbolAndCategory)],
  ['recent-trade', about(({ feed }, query) => recentTrade(feed, query), category)],
  ['funding/history', about(({ feed }, query) => fundingHistory(feed, query), category)],
  [
    'open-interest',
    ({ feed }, query) => ({
      ...symbolAndCategory(query),
      ...(isServed(query, feed) ? openInterest(feed, query) : NOTHING),
    }),
  ],
  ['account-ratio', ({ feed }, query) => (isServed(query, feed) ? accountRatio(feed, query) : NOTHING)],
  [
    'risk-limit',
    ({ feed }, query) => ({
      ...category(query),
      list: !query.has('symbol') || isServed(query, feed) ? riskLimit(feed) : [],
      nextPageCursor: '',
    }),
  ],
  [
    'tickers',
    ({ feed, ticker }, query) => ({
      ...category(query),
      list: !query.has('symbol') || isServed(query, feed) ? [ticker.row()] : [],
    }),
  ],
  [
    'orderbook',
    ({ feed }, query) =>
      isServed(query, feed)
        ? orderbook(feed, query)
        : bookOf(query.get('symbol') ?? symbolOf(feed), feed.now(), [], []),
  ],
]);

const NOTHING = { list: [], nextPageCursor: '' };
const ROOT = '/v5/market/';

export function resultOf(path: string): Result | undefined {
  return path.startsWith(ROOT) ? RESULTS.get(path.slice(ROOT.length)) : undefined;
}
