import { COIN_MARGINED } from './coin-margined';
import { type Endpoint, SHARED, always, depthWeight, under } from './endpoint';
import { exchangeInfo } from './exchange-info';
import { openInterest, openInterestHistory } from './open-interest';
import { fundingInfo, premiumIndex } from './premium';
import type { Query } from './query';
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

export function endpoint(
  path: string,
  product: 'usd-margined' | 'coin-margined' = 'usd-margined',
): Endpoint | undefined {
  return (product === 'usd-margined' ? USD_MARGINED : COIN_MARGINED).get(path);
}
