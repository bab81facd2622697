import type { FeedBar } from '../exchange/market-feed';

/** Bars of a longer interval out of finer ones. Where the record holds none there is none: nothing is bridged. */
export function mergedBars(bars: readonly FeedBar[], interval: number): FeedBar[] {
  const merged: FeedBar[] = [];
  for (const bar of bars) {
    const openTime = Math.floor(bar.openTime / interval) * interval;
    const current = merged.at(-1);
    if (current?.openTime === openTime) extend(current, bar);
    else merged.push({ ...bar, openTime });
  }
  return merged;
}

function extend(bar: FeedBar, next: FeedBar): void {
  bar.high = Math.max(bar.high, next.high);
  bar.low = Math.min(bar.low, next.low);
  bar.close = next.close;
  bar.volume += next.volume;
  bar.quoteVolume += next.quoteVolume;
  bar.trades += next.trades;
  if (bar.takerBuy !== undefined) bar.takerBuy += next.takerBuy ?? 0;
  if (bar.takerBuyQuote !== undefined) bar.takerBuyQuote += next.takerBuyQuote ?? 0;
}
