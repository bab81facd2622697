import { decimalsOf } from '../decimals';
import type { FeedTrade, MarketFeed } from '../market-feed';
import { symbolOf } from './listing';
import { type Query, limitIn } from './query';

/** `/v5/market/recent-trade`: the newest, newest first. */
export function recentTrade(feed: MarketFeed, query: Query): unknown[] {
  const { price, quantity } = decimalsOf(feed);
  return newest(feed, limitIn(query, 500, 1000))
    .toReversed()
    .map((trade) => ({
      execId: uuidOf(trade.id),
      symbol: symbolOf(feed),
      price: trade.price.toFixed(price),
      size: trade.quantity.toFixed(quantity),
      side: takerOf(trade),
      time: String(trade.time),
      isBlockTrade: false,
      isRPITrade: false,
      seq: String(trade.id),
    }));
}

/** A trade as the stream `publicTrade` has it; `L` says how its price compares with the one before. */
export function streamedTrade(feed: MarketFeed, trade: FeedTrade, before: number): Record<string, unknown> {
  const { price, quantity } = decimalsOf(feed);
  return {
    T: trade.time,
    s: symbolOf(feed),
    S: takerOf(trade),
    v: trade.quantity.toFixed(quantity),
    p: trade.price.toFixed(price),
    L: tickDirection(trade.price - before),
    i: uuidOf(trade.id),
    BT: false,
    RPI: false,
    seq: trade.id,
  };
}

function takerOf({ buyerIsMaker }: FeedTrade): 'Buy' | 'Sell' {
  return buyerIsMaker ? 'Sell' : 'Buy';
}

function tickDirection(change: number): string {
  if (change === 0) return 'ZeroPlusTick';
  return change > 0 ? 'PlusTick' : 'MinusTick';
}

/** The venue's ids do not count: they only tell trades apart. */
function uuidOf(id: number): string {
  return `20f43950-d8dd-5b31-9112-${id.toString(16).padStart(12, '0')}`;
}

/** The feed counts forward only, so the newest are found by looking back over longer and longer spans. */
function newest(feed: MarketFeed, count: number): FeedTrade[] {
  const to = feed.now();
  for (let span = 60_000; ; span *= 4) {
    const trades = feed.trades({ from: to - span, to, limit: Number.MAX_SAFE_INTEGER });
    if (trades.length >= count || to - span < feed.from) return trades.slice(-count);
  }
}
