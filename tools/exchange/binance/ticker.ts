import { decimalsOf } from '../decimals';
import type { FeedBar, MarketFeed } from '../market-feed';
import { type Query, sentSymbol } from './query';
import { newest } from './trade-history';

const DAY = 86_400_000;
const WINDOW_STEPS = [60_000, 300_000];

/** `/fapi/v1/ticker/24hr`: an object for a symbol, else a list of all. */
export function ticker24h(feed: MarketFeed, query: Query): unknown {
  const asked = sentSymbol(query, feed);
  const row = statistics(feed);
  return asked ? row : [row];
}

function statistics(feed: MarketFeed): Record<string, unknown> {
  const { price, quantity } = decimalsOf(feed);
  const bars = lastDay(feed);
  const last = newest(feed, 1)[0];
  const open = bars[0]?.open ?? 0;
  const close = bars.at(-1)?.close ?? 0;
  const volume = sum(bars, (bar) => bar.volume);
  const quoteVolume = sum(bars, (bar) => bar.quoteVolume);
  const count = sum(bars, (bar) => bar.trades);
  return {
    symbol: feed.symbol,
    priceChange: (close - open).toFixed(price),
    priceChangePercent: (open > 0 ? (100 * (close - open)) / open : 0).toFixed(3),
    weightedAvgPrice: (volume > 0 ? quoteVolume / volume : 0).toFixed(price),
    lastPrice: close.toFixed(price),
    lastQty: (last?.quantity ?? 0).toFixed(quantity),
    openPrice: open.toFixed(price),
    highPrice: bars.reduce((high, bar) => Math.max(high, bar.high), 0).toFixed(price),
    lowPrice: bars.reduce((low, bar) => Math.min(low, bar.low), open).toFixed(price),
    volume: volume.toFixed(quantity),
    quoteVolume: quoteVolume.toFixed(2),
    openTime: feed.now() - DAY,
    closeTime: feed.now(),
    firstId: last === undefined ? 0 : last.id - count + 1,
    lastId: last?.id ?? 0,
    count,
  };
}

/** The finest bars that the record can make. */
function lastDay(feed: MarketFeed): FeedBar[] {
  for (const step of WINDOW_STEPS) {
    const bars = feed.bars(step, feed.now() - DAY, feed.now());
    if (bars.length > 0) return bars;
  }
  return [];
}

function sum(bars: readonly FeedBar[], part: (bar: FeedBar) => number): number {
  return bars.reduce((total, bar) => total + part(bar), 0);
}
