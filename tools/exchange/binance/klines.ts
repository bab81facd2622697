import { EIGHT, decimalsOf } from '../decimals';
import type { FeedBar, FeedMarkBar, MarketFeed } from '../market-feed';
import { BAR_INTERVALS } from './intervals';
import { type Query, type TimeRange, limit, required, requireSymbol, timeRange } from './query';
import { VenueError } from './venue-error';

/** `klines`: twelve columns, bars by open time, at most 1500; the last one may still be forming. */
export function klines(feed: MarketFeed, query: Query): unknown[][] {
  const { price, quantity, worth } = decimalsOf(feed);
  return page(feed, query, (interval, from, to) => feed.bars(interval, from, to)).map(
    ({ bar, closeTime }) => [
      bar.openTime,
      bar.open.toFixed(price),
      bar.high.toFixed(price),
      bar.low.toFixed(price),
      bar.close.toFixed(price),
      bar.volume.toFixed(quantity),
      closeTime,
      bar.quoteVolume.toFixed(worth),
      bar.trades,
      (bar.takerBuy ?? 0).toFixed(quantity),
      (bar.takerBuyQuote ?? 0).toFixed(worth),
      '0',
    ],
  );
}

/** `markPriceKlines`: the same columns, where only the prices and the times mean anything. */
export function markPriceKlines(feed: MarketFeed, query: Query): unknown[][] {
  return page(feed, query, (interval, from, to) => feed.markBars(interval, from, to)).map(
    ({ bar, closeTime }) => [
      bar.openTime,
      bar.open.toFixed(EIGHT),
      bar.high.toFixed(EIGHT),
      bar.low.toFixed(EIGHT),
      bar.close.toFixed(EIGHT),
      '0',
      closeTime,
      '0',
      0,
      '0',
      '0',
      '0',
    ],
  );
}

const LONGEST_OF_COIN_M = 200 * 86_400_000;

type ReadBars<Bar> = (interval: number, from: number, to: number) => Bar[];

function page<Bar extends FeedBar | FeedMarkBar>(
  feed: MarketFeed,
  query: Query,
  read: ReadBars<Bar>,
): { bar: Bar; closeTime: number }[] {
  requireSymbol(query, feed);
  const interval = BAR_INTERVALS.get(required(query, 'interval'));
  if (interval === undefined) throw new VenueError(-1120, 'Invalid interval.');
  const bars = select(feed, interval, timeRange(query), limit(query, 500, 1500), read);
  return bars.map((bar) => ({ bar, closeTime: bar.openTime + interval - 1 }));
}

/**
 * From a start: the first `count` bars. Without one: the last `count` bars up to the end. COIN-M answers no more than 200
 * days, and of a range with both ends the last bars (Binance, COIN-M "Kline/Candlestick Data").
 */
function select<Bar>(
  feed: MarketFeed,
  interval: number,
  { from, to = Infinity }: TimeRange,
  count: number,
  read: ReadBars<Bar>,
): Bar[] {
  const end = Math.min(to, feed.now());
  if (feed.contractUsd !== undefined && to < Infinity && from !== undefined) {
    if (to - from > LONGEST_OF_COIN_M) throw new VenueError(-1127, 'Lookup interval is too big.');
    return read(interval, from, end).slice(-count);
  }
  if (from === undefined) return read(interval, end - count * interval, end).slice(-count);
  const bars: Bar[] = [];
  // The window goes on past a hole in the record, as the venue's count of rows does.
  for (
    let start = Math.max(from, feed.from - interval);
    start <= end && bars.length < count;
    start += count * interval
  ) {
    bars.push(...read(interval, start, Math.min(end, start + count * interval - 1)));
  }
  return bars.slice(0, count);
}
