import type { MarketFeed } from '../market-feed';
import { candles, historyCandles, historyMarkCandles } from './candles';
import { contracts } from './contracts';
import { mergeDepth } from './depth';
import { fillsHistory } from './fills';
import type { Listing } from './listing';
import { currentFundRate, historyFundRate, openInterest, symbolPrice } from './market-state';
import type { Query } from './query';
import { accountLongShort, positionTiers } from './statistics';

export interface Endpoint {
  /** Requests a second from one address. */
  readonly aSecond: number;
  readonly data: (feed: MarketFeed, listing: Listing, query: Query) => unknown;
}

const MARKET = '/api/v2/mix/market/';

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['/api/v2/public/time', { aSecond: 20, data: (feed) => ({ serverTime: String(feed.now()) }) }],
  [`${MARKET}contracts`, { aSecond: 20, data: contracts }],
  [`${MARKET}candles`, { aSecond: 20, data: candles }],
  [`${MARKET}history-candles`, { aSecond: 20, data: historyCandles }],
  [`${MARKET}history-mark-candles`, { aSecond: 20, data: historyMarkCandles }],
  [`${MARKET}fills-history`, { aSecond: 10, data: fillsHistory }],
  [`${MARKET}open-interest`, { aSecond: 20, data: openInterest }],
  [`${MARKET}symbol-price`, { aSecond: 20, data: symbolPrice }],
  [`${MARKET}current-fund-rate`, { aSecond: 20, data: currentFundRate }],
  [`${MARKET}history-fund-rate`, { aSecond: 20, data: historyFundRate }],
  [`${MARKET}merge-depth`, { aSecond: 20, data: mergeDepth }],
  [
    `${MARKET}query-position-lever`,
    { aSecond: 10, data: (_feed, listing, query) => positionTiers(listing, query) },
  ],
  [`${MARKET}account-long-short`, { aSecond: 1, data: accountLongShort }],
]);

export function endpoint(path: string): Endpoint | undefined {
  return ENDPOINTS.get(path);
}
