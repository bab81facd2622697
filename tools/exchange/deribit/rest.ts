import type { MarketFeed } from '../market-feed';
import { chart, emptyChart } from './chart';
import type { Contract } from './contract';
import type { ForcedTrades } from './forced-trades';
import { fundingHistory } from './funding';
import { instruments, isServed } from './listing';
import type { Query } from './query';
import type { Ticker } from './ticker';
import { lastTrades, lastTradesByTime } from './trades';

export interface Market {
  readonly feed: MarketFeed;
  readonly contract: Contract;
  readonly ticker: Ticker;
  readonly forced: ForcedTrades;
}

type Result = (market: Market, query: Query) => unknown;

/** Of a contract that is listed without a market behind it: what the venue says of one that was never traded. */
const about =
  (served: Result, empty: (query: Query) => unknown): Result =>
  (market, query) =>
    isServed(market.feed, market.contract, query) ? served(market, query) : empty(query);

const noTrades = (): object => ({ trades: [], has_more: false });
const untraded = (query: Query): object => ({
  instrument_name: query.get('instrument_name'),
  state: 'closed',
  open_interest: 0,
  bids: [],
  asks: [],
});

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['get_time', ({ feed }) => Math.floor(feed.now())],
  ['test', () => ({ version: '1.2.26' })],
  ['get_instruments', ({ feed, contract }, query) => instruments(feed, contract, query)],
  [
    'get_tradingview_chart_data',
    about(({ feed, contract }, query) => chart(feed, contract, query), emptyChart),
  ],
  ['get_last_trades_by_instrument', about(lastTrades, noTrades)],
  ['get_last_trades_by_instrument_and_time', about(lastTradesByTime, noTrades)],
  ['ticker', about(({ ticker }) => ticker.fields(), untraded)],
  ['get_order_book', about(({ ticker }, query) => ticker.book(query), untraded)],
  [
    'get_funding_rate_history',
    about(
      ({ feed }, query) => fundingHistory(feed, query),
      () => [],
    ),
  ],
]);

const ROOT = '/api/v2/public/';

/** The method that a path names. */
export function methodOf(path: string): string | undefined {
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : undefined;
}

export function resultOf(method: string): Result | undefined {
  return RESULTS.get(method);
}
