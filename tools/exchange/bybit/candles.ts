import { EIGHT, decimalsOf } from '../decimals';
import type { FeedBar, FeedMarkBar, MarketFeed } from '../market-feed';
import { plain } from './numbers';
import { type Query, integer, lengthIn, limitIn } from './query';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The calendar ones (W, M) are left out: a feed counts bars from the epoch. */
const INTERVALS: ReadonlyMap<string, number> = new Map([
  ...[1, 3, 5, 15, 30, 60, 120, 240, 360, 720].map((minutes): [string, number] => [
    String(minutes),
    minutes * MINUTE,
  ]),
  ['D', DAY],
]);

/** `/v5/market/kline`: seven columns of text, newest first; the first may still be forming. */
export function kline(feed: MarketFeed, query: Query): string[][] {
  const { price, quantity } = decimalsOf(feed);
  const turnover = feed.contractUsd === undefined ? 4 : EIGHT;
  return page(feed, query, (interval, from, to) => feed.bars(interval, from, to)).map((bar) => [
    ...columns(bar, price),
    plain(bar.volume, quantity),
    plain(bar.quoteVolume, turnover),
  ]);
}

/** `/v5/market/mark-price-kline`: five columns. */
export function markPriceKline(feed: MarketFeed, query: Query): string[][] {
  const { price } = decimalsOf(feed);
  return page(feed, query, (interval, from, to) => feed.markBars(interval, from, to)).map((bar) =>
    columns(bar, price),
  );
}

function columns(bar: FeedMarkBar, price: number): string[] {
  const prices = [bar.open, bar.high, bar.low, bar.close];
  return [String(bar.openTime), ...prices.map((value) => plain(value, price))];
}

/** From a start alone: the first `limit` bars. With an end, or with neither: the last ones up to it. */
function page<Bar extends FeedBar | FeedMarkBar>(
  feed: MarketFeed,
  query: Query,
  read: (interval: number, from: number, to: number) => Bar[],
): Bar[] {
  const interval = lengthIn(query, 'interval', INTERVALS);
  const count = limitIn(query, 200, 1000);
  const [start, end] = [integer(query, 'start'), integer(query, 'end')];
  const last = end ?? (start === undefined ? feed.now() : start + (count - 1) * interval);
  const to = Math.min(last, feed.now());
  const from = Math.max(start ?? -Infinity, to - count * interval, feed.from - interval);
  return read(interval, from, to).slice(-count).toReversed();
}
