import type { FeedMarkBar, MarketFeed } from '../market-feed';
import { Refusal } from './answer';
import type { Listing } from './listing';
import { type Query, integer, limit, required, requireSymbol } from './query';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST = 90 * DAY;

/** By length and days that `candles` reaches back; lengths of calendar or of UTC+8 days are left out. */
const INTERVALS: ReadonlyMap<string, readonly [length: number, days: number]> = new Map([
  ['1m', [MINUTE, 30]],
  ['3m', [3 * MINUTE, 30]],
  ['5m', [5 * MINUTE, 30]],
  ['15m', [15 * MINUTE, 52]],
  ['30m', [30 * MINUTE, 62]],
  ['1H', [HOUR, 83]],
  ['2H', [2 * HOUR, 120]],
  ['4H', [4 * HOUR, 240]],
  ['6Hutc', [6 * HOUR, 360]],
  ['12Hutc', [12 * HOUR, 720]],
  ['1Dutc', [DAY, 1440]],
]);

interface Asked {
  readonly interval: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** `/candles`: as far back as its length allows; the last one is forming. */
export function candles(feed: MarketFeed, listing: Listing, query: Query): string[][] {
  requireSymbol(query, listing);
  const [interval, days] = granularity(query);
  const asked = range(feed, query, interval, 1000);
  const from = Math.max(asked.from, feed.now() - days * DAY);
  return query.get('kLineType')?.toUpperCase() === 'MARK'
    ? markRows(feed, listing, { ...asked, from })
    : rows(feed, listing, { ...asked, from });
}

/** `/history-candles`: 200, from any time, closed ones only. */
export function historyCandles(feed: MarketFeed, listing: Listing, query: Query): string[][] {
  return rows(feed, listing, past(feed, listing, query));
}

export function historyMarkCandles(feed: MarketFeed, listing: Listing, query: Query): string[][] {
  return markRows(feed, listing, past(feed, listing, query));
}

function past(feed: MarketFeed, listing: Listing, query: Query): Asked {
  requireSymbol(query, listing);
  const [interval] = granularity(query);
  const asked = range(feed, query, interval, 200);
  return { ...asked, to: Math.min(asked.to, feed.now() - interval) };
}

function granularity(query: Query): readonly [length: number, days: number] {
  const known = INTERVALS.get(required(query, 'granularity'));
  if (!known) throw new Refusal('40020', 'Parameter granularity error');
  return known;
}

/** Start and end belong to the range. It is counted from its end. */
function range(feed: MarketFeed, query: Query, interval: number, largest: number): Asked {
  const count = limit(query, 100, largest);
  const to = Math.min(integer(query, 'endTime') ?? feed.now(), feed.now());
  const from = integer(query, 'startTime');
  if (from !== undefined && to - from > LONGEST) {
    throw new Refusal('40017', 'Parameter verification failed startTime');
  }
  return { interval, from: from ?? to - (count + 1) * interval, to, count };
}

function rows(
  feed: MarketFeed,
  { price, quantity }: Listing,
  { interval, from, to, count }: Asked,
): string[][] {
  return feed
    .bars(interval, from, to)
    .slice(-count)
    .map((bar) => [...ohlc(bar, price), quantity(bar.volume), bar.quoteVolume.toFixed(6)]);
}

function markRows(feed: MarketFeed, { price }: Listing, { interval, from, to, count }: Asked): string[][] {
  return feed
    .markBars(interval, from, to)
    .slice(-count)
    .map((bar) => [...ohlc(bar, price), '0', '0']);
}

function ohlc({ openTime, open, high, low, close }: FeedMarkBar, price: (value: number) => string): string[] {
  return [String(openTime), price(open), price(high), price(low), price(close)];
}
