import { COIN_MARGINED } from './coin-margined';
import { type Endpoint, SHARED, always, depthWeight, under } from './endpoint';
import { exchangeInfo } from './exchange-info';
import { openInterest, openInterestHistory } from './open-interest';
import { fundingInfo, premiumIndex } from './premium';
import type { Query } from './query';
import { SPOT } from './spot';
import { ticker24h } from './ticker';
import { recentTrades } from './trade-history';

const unlessSymbol =
  (one: number, all: number) =>
  (query: Query): number =>
    query.has('symbol') ? one : all;

const USD_MARGINED: ReadonlyMap<string, Endpoint> = new Map([
  ...under('/fapi/v1/', [
    ...SHARED,
    ['exchangeInfo', { weight: always(1), answer: ({ feed }) => exchangeInfo(feed) }],
    ['trades', { weight: always(5), answer: ({ feed }, query) => recentTrades(feed, query) }],
    ['openInterest', { weight: always(1), answer: ({ feed }, query) => openInterest(feed, query) }],
    ['premiumIndex', { weight: unlessSymbol(1, 10), answer: ({ feed }, query) => premiumIndex(feed, query) }],
    ['fundingInfo', { weight: always(0), answer: ({ feed }) => fundingInfo(feed) }],
    ['depth', { weight: depthWeight, answer: ({ book }, query) => book.answer(query) }],
    ['ticker/24hr', { weight: unlessSymbol(1, 40), answer: ({ feed }, query) => ticker24h(feed, query) }],
  ]),
  ...under('/futures/data/', [
    [
      'openInterestHist',
      { weight: always(0), answer: ({ feed }, query) => openInterestHistory(feed, query) },
    ],
  ]),
]);

export type Product = 'usd-margined' | 'coin-margined' | 'spot';

const PRODUCTS: Readonly<Record<Product, ReadonlyMap<string, Endpoint>>> = {
  'usd-margined': USD_MARGINED,
  'coin-margined': COIN_MARGINED,
  spot: SPOT,
};

export function endpoint(path: string, product: Product = 'usd-margined'): Endpoint | undefined {
  return PRODUCTS[product].get(path);
}
