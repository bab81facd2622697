/** `candleSnapshot`: ascending, the last one forming, only of the newest 5000 there is an answer. */
import type { FeedBar, MarketFeed } from '../market-feed';
import { type Coin, priceText, sizeText } from './coin';
import type { TimeRange } from './info-request';

const MOST = 5_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The calendar ones (1w, 1M) and 3d are left out: a feed counts bars from the epoch. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1m', MINUTE],
  ['3m', 3 * MINUTE],
  ['5m', 5 * MINUTE],
  ['15m', 15 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1h', HOUR],
  ['2h', 2 * HOUR],
  ['4h', 4 * HOUR],
  ['8h', 8 * HOUR],
  ['12h', 12 * HOUR],
  ['1d', DAY],
]);

export function candles(
  feed: MarketFeed,
  coin: Coin,
  name: string,
  length: number,
  { from, to }: TimeRange,
): Record<string, unknown>[] {
  const forming = Math.floor(feed.now() / length) * length;
  const oldest = forming - (MOST - 1) * length;
  const bars = feed.bars(length, Math.max(from, oldest), Math.min(to, feed.now()));
  return bars.map((bar) => candle(bar, coin, name, length));
}

function candle(bar: FeedBar, coin: Coin, name: string, length: number): Record<string, unknown> {
  return {
    t: bar.openTime,
    T: bar.openTime + length - 1,
    s: coin.name,
    i: name,
    o: priceText(bar.open, coin),
    c: priceText(bar.close, coin),
    h: priceText(bar.high, coin),
    l: priceText(bar.low, coin),
    v: sizeText(bar.volume, coin),
    n: bar.trades,
  };
}
