/** `/market/trades` and `/market/history-trades`, newest first. A trade of the feed is one match here. */
import type { FeedTrade, MarketFeed } from '../market-feed';
import { windowOf } from './cursor';
import { wrong } from './okx-error';
import { type Query, limit, requireSwap } from './query';
import type { Swap } from './swap';

const MINUTE = 60_000;

export function recentTrades(feed: MarketFeed, swap: Swap, query: Query): Record<string, string>[] {
  requireSwap(query, swap);
  return newest(feed, limit(query, 100, 500), feed.now()).map((trade) => match(trade, swap));
}

/** By id (`type` 1) between two ids, or by time (`type` 2) before an instant. */
export function historyTrades(feed: MarketFeed, swap: Swap, query: Query): Record<string, string>[] {
  requireSwap(query, swap);
  const type = query.get('type') ?? '1';
  if (type !== '1' && type !== '2') throw wrong('type');
  const { newerThan, olderThan, count } = windowOf(query, [100, 100]);
  if (type === '2') return newest(feed, count, olderThan - 1).map((trade) => match(trade, swap));
  const last = Math.min(olderThan - 1, newest(feed, 1, feed.now())[0]?.id ?? 0);
  const fromId = Math.max(1, newerThan + 1, last - count + 1);
  return feed
    .trades({ fromId, limit: Math.max(0, last - fromId + 1) })
    .toReversed()
    .map((trade) => match(trade, swap));
}

export function match(trade: FeedTrade, swap: Swap): Record<string, string> {
  return {
    instId: swap.symbol,
    side: trade.buyerIsMaker ? 'sell' : 'buy',
    sz: swap.contracts(trade.quantity),
    source: '0',
    px: swap.price(trade.price),
    tradeId: String(trade.id),
    ts: String(trade.time),
  };
}

/** The feed counts forward only, so the newest are found by looking back over longer and longer spans. */
function newest(feed: MarketFeed, count: number, to: number): FeedTrade[] {
  const end = Math.min(to, feed.now());
  for (let span = MINUTE; ; span *= 4) {
    const trades = feed.trades({ from: end - span, to: end, limit: Number.MAX_SAFE_INTEGER });
    if (trades.length >= count || end - span < feed.from) return trades.slice(-count).toReversed();
  }
}
