/** `/market/candles`, `/market/mark-price-candles` and their histories: rows of text, the last column 1 once complete. */
import type { FeedMarkBar, MarketFeed } from '../market-feed';
import { barLength } from './bar-names';
import { type Window, newestFirst, windowOf } from './cursor';
import { type Query, requireSwap } from './query';
import type { Swap } from './swap';

/** What the plain calls keep; older bars, and no forming one, are given by the histories. */
const RECENT = 1440;
type Age = 'recent' | 'history';

export function candles(feed: MarketFeed, swap: Swap, query: Query, age: Age): string[][] {
  return page(feed, swap, query, { age, cap: 300 }, (length, from, to) => feed.bars(length, from, to)).map(
    ({ bar, confirm }) => {
      const { contracts, coins, usd } = swap.amounts(bar.volume, bar.quoteVolume);
      return [...prices(bar, swap), contracts, coins, usd, confirm];
    },
  );
}

export function markPriceCandles(feed: MarketFeed, swap: Swap, query: Query, age: Age): string[][] {
  return page(feed, swap, query, { age, cap: 100 }, (length, from, to) =>
    feed.markBars(length, from, to),
  ).map(({ bar, confirm }) => [...prices(bar, swap), confirm]);
}

function prices({ openTime, open, high, low, close }: FeedMarkBar, swap: Swap): string[] {
  return [String(openTime), ...[open, high, low, close].map((value) => swap.price(value))];
}

function page<Bar extends FeedMarkBar>(
  feed: MarketFeed,
  swap: Swap,
  query: Query,
  { age, cap }: { readonly age: Age; readonly cap: number },
  read: (length: number, from: number, to: number) => Bar[],
): { bar: Bar; confirm: '0' | '1' }[] {
  requireSwap(query, swap);
  const length = barLength(query);
  const window = windowOf(query, [100, cap]);
  const now = feed.now();
  const reach =
    age === 'recent'
      ? { oldest: now - RECENT * length, newest: now }
      : { oldest: feed.from - length, newest: Math.floor(now / length) * length - 1 };
  return bars(window, length, reach, read).map((bar) => ({
    bar,
    confirm: bar.openTime + length <= now ? '1' : '0',
  }));
}

function bars<Bar extends FeedMarkBar>(
  window: Window,
  length: number,
  { oldest, newest }: { readonly oldest: number; readonly newest: number },
  read: (length: number, from: number, to: number) => Bar[],
): Bar[] {
  const to = Math.min(window.olderThan - 1, newest);
  // The window goes on past a hole in the record, as the venue's count of rows does.
  for (let spans = 1; ; spans *= 2) {
    const from = Math.max(window.newerThan + 1, oldest, to - spans * window.count * length);
    const rows = newestFirst(read(length, from, to), ({ openTime }) => openTime, window);
    if (rows.length === window.count || from > to - spans * window.count * length) return rows;
  }
}
