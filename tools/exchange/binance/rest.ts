import type { MarketFeed } from '../market-feed';
import type { Book } from './book';
import { exchangeInfo } from './exchange-info';
import { klines, markPriceKlines } from './klines';
import { openInterest, openInterestHistory } from './open-interest';
import { fundingInfo, fundingRate, premiumIndex } from './premium';
import type { Query } from './query';
import { ticker24h } from './ticker';
import { aggTrades, recentTrades } from './trade-history';

interface Endpoint {
  /** Request weight, out of 2400 a minute; `/futures/data` and funding have limits of their own. */
  readonly weight: (query: Query) => number;
  readonly answer: (market: Market, query: Query) => unknown;
}

interface Market {
  readonly feed: MarketFeed;
  readonly book: Book;
}

const byLimit =
  (usual: number, ...steps: [below: number, weight: number][]) =>
  (query: Query): number => {
    const limit = Number(query.get('limit') ?? usual);
    return steps.find(([below]) => limit < below)?.[1] ?? 10;
  };
const barWeight = byLimit(500, [100, 1], [500, 2], [1001, 5]);
const depthWeight = byLimit(500, [51, 2], [101, 5], [501, 10], [1001, 20]);
const always = (weight: number) => (): number => weight;
const unlessSymbol =
  (one: number, all: number) =>
  (query: Query): number =>
    query.has('symbol') ? one : all;

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['/fapi/v1/ping', { weight: always(1), answer: () => ({}) }],
  ['/fapi/v1/time', { weight: always(1), answer: ({ feed }) => ({ serverTime: feed.now() }) }],
  ['/fapi/v1/exchangeInfo', { weight: always(1), answer: ({ feed }) => exchangeInfo(feed) }],
  ['/fapi/v1/klines', { weight: barWeight, answer: ({ feed }, query) => klines(feed, query) }],
  [
    '/fapi/v1/markPriceKlines',
    { weight: barWeight, answer: ({ feed }, query) => markPriceKlines(feed, query) },
  ],
  ['/fapi/v1/aggTrades', { weight: always(20), answer: ({ feed }, query) => aggTrades(feed, query) }],
  ['/fapi/v1/trades', { weight: always(5), answer: ({ feed }, query) => recentTrades(feed, query) }],
  ['/fapi/v1/openInterest', { weight: always(1), answer: ({ feed }, query) => openInterest(feed, query) }],
  [
    '/fapi/v1/premiumIndex',
    { weight: unlessSymbol(1, 10), answer: ({ feed }, query) => premiumIndex(feed, query) },
  ],
  ['/fapi/v1/fundingRate', { weight: always(0), answer: ({ feed }, query) => fundingRate(feed, query) }],
  ['/fapi/v1/fundingInfo', { weight: always(0), answer: ({ feed }) => fundingInfo(feed) }],
  ['/fapi/v1/depth', { weight: depthWeight, answer: ({ book }, query) => book.answer(query) }],
  [
    '/fapi/v1/ticker/24hr',
    { weight: unlessSymbol(1, 40), answer: ({ feed }, query) => ticker24h(feed, query) },
  ],
  [
    '/futures/data/openInterestHist',
    { weight: always(0), answer: ({ feed }, query) => openInterestHistory(feed, query) },
  ],
]);

export function endpoint(path: string): Endpoint | undefined {
  return ENDPOINTS.get(path);
}
