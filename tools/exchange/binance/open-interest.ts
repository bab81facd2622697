import { EIGHT, decimalsOf } from '../decimals';
import { type MarketFeed, worth } from '../market-feed';
import { DATA_PERIODS } from './intervals';
import { type Query, limit, required, requireSymbol, timeRange } from './query';
import { VenueError } from './venue-error';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** `openInterest`: contracts open now. */
export function openInterest(feed: MarketFeed, query: Query): Record<string, unknown> {
  requireSymbol(query, feed);
  const newest = newestOpenInterest(feed);
  return {
    symbol: feed.symbol,
    openInterest: (newest?.quantity ?? 0).toFixed(decimalsOf(feed).quantity),
    time: newest?.time ?? feed.now(),
  };
}

function newestOpenInterest(feed: MarketFeed): { time: number; quantity: number } | undefined {
  const now = feed.now();
  return (
    feed.openInterest(MINUTE, now - 10 * MINUTE, now).at(-1) ??
    feed.openInterest(5 * MINUTE, now - DAY, now).at(-1)
  );
}

/** By what a contract is asked for, and named in each row. */
export interface HistoryNames {
  readonly require: (query: Query, feed: MarketFeed) => void;
  readonly named: (feed: MarketFeed) => Record<string, unknown>;
}

const BY_SYMBOL: HistoryNames = { require: requireSymbol, named: ({ symbol }) => ({ symbol }) };

/**
 * `/futures/data/openInterestHist`: thirty days back. Unlike the bars, a page is the *last* `limit` rows of the range,
 * given ascending: a start alone says nothing about where the page begins (ccxt adds the end for that reason).
 */
export function openInterestHistory(
  feed: MarketFeed,
  query: Query,
  names: HistoryNames = BY_SYMBOL,
): Record<string, unknown>[] {
  names.require(query, feed);
  const period = DATA_PERIODS.get(required(query, 'period'));
  if (period === undefined) throw invalid('period');
  const count = limit(query, 30, 500);
  const oldest = feed.now() - 30 * DAY;
  const { from, to = feed.now() } = timeRange(query);
  if (from !== undefined && from < oldest) throw invalid('startTime');
  if (to < oldest) throw invalid('endTime');
  const end = Math.min(to, feed.now());
  const start = Math.max(from ?? oldest, oldest, end - count * period);
  return feed
    .openInterest(period, start, end)
    .slice(-count)
    .map(({ time, quantity }) => ({
      ...names.named(feed),
      sumOpenInterest: quantity.toFixed(EIGHT),
      sumOpenInterestValue: worth(feed, quantity, closeBefore(feed, period, time)).toFixed(EIGHT),
      timestamp: time,
    }));
}

function invalid(name: string): VenueError {
  return new VenueError(-1130, `parameter '${name}' is invalid.`);
}

function closeBefore(feed: MarketFeed, period: number, time: number): number {
  return feed.bars(period, time - period, time - 1).at(-1)?.close ?? feed.premium().mark;
}
