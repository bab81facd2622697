import type { MarketFeed } from '../market-feed';
import type { Book } from './book';
import { klines, markPriceKlines } from './klines';
import { fundingRate } from './premium';
import type { Query } from './query';
import { aggTrades } from './trade-history';

export interface Market {
  readonly feed: MarketFeed;
  readonly book: Book;
}

export interface Endpoint {
  /** Request weight, out of 2400 a minute; `/futures/data` and funding have limits of their own. */
  readonly weight: (query: Query) => number;
  readonly answer: (market: Market, query: Query) => unknown;
}

export type Calls = readonly (readonly [name: string, endpoint: Endpoint])[];

const byLimit =
  (usual: number, ...steps: [below: number, weight: number][]) =>
  (query: Query): number => {
    const limit = Number(query.get('limit') ?? usual);
    return steps.find(([below]) => limit < below)?.[1] ?? 10;
  };
const barWeight = byLimit(500, [100, 1], [500, 2], [1001, 5]);
export const depthWeight = byLimit(500, [51, 2], [101, 5], [501, 10], [1001, 20]);
export const always = (weight: number) => (): number => weight;

/** What the product margined in USD and the one margined in coins answer alike, each under a path of its own. */
export const SHARED: Calls = [
  ['ping', { weight: always(1), answer: () => ({}) }],
  ['time', { weight: always(1), answer: ({ feed }) => ({ serverTime: feed.now() }) }],
  ['klines', { weight: barWeight, answer: ({ feed }, query) => klines(feed, query) }],
  ['markPriceKlines', { weight: barWeight, answer: ({ feed }, query) => markPriceKlines(feed, query) }],
  ['aggTrades', { weight: always(20), answer: ({ feed }, query) => aggTrades(feed, query) }],
  ['fundingRate', { weight: always(0), answer: ({ feed }, query) => fundingRate(feed, query) }],
];

export function under(path: string, calls: Calls): Calls {
  return calls.map(([name, endpoint]) => [path + name, endpoint]);
}
