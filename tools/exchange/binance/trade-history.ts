import { type Decimals, decimalsOf } from '../decimals';
import type { FeedTrade, MarketFeed } from '../market-feed';
import { type Query, integer, limit, requireSymbol, timeRange } from './query';
import { VenueError } from './venue-error';

const HOUR = 3_600_000;

/**
 * `aggTrades`: from an id, in a range of less than an hour, or the newest. The feed's trades are not split
 * into fills, so every aggregate holds one trade and shares its id.
 */
export function aggTrades(feed: MarketFeed, query: Query): Record<string, unknown>[] {
  requireSymbol(query, feed);
  return select(feed, query, limit(query, 500, 1000)).map((trade) => aggregate(trade, decimalsOf(feed)));
}

/** `/fapi/v1/trades`: the newest trades. */
export function recentTrades(feed: MarketFeed, query: Query): Record<string, unknown>[] {
  requireSymbol(query, feed);
  const { price, quantity } = decimalsOf(feed);
  return newest(feed, limit(query, 500, 1000)).map((trade) => ({
    id: trade.id,
    price: trade.price.toFixed(price),
    qty: trade.quantity.toFixed(quantity),
    quoteQty: (trade.price * trade.quantity).toFixed(2),
    time: trade.time,
    isBuyerMaker: trade.buyerIsMaker,
  }));
}

/** The fields that the REST row and the `aggTrade` event have in common. */
export function aggregate(trade: FeedTrade, decimals: Decimals): Record<string, unknown> {
  return {
    a: trade.id,
    p: trade.price.toFixed(decimals.price),
    q: trade.quantity.toFixed(decimals.quantity),
    f: trade.id,
    l: trade.id,
    T: trade.time,
    m: trade.buyerIsMaker,
  };
}

function select(feed: MarketFeed, query: Query, count: number): FeedTrade[] {
  const fromId = integer(query, 'fromId');
  const { from, to } = timeRange(query);
  if (from !== undefined && to !== undefined && to - from >= HOUR) {
    throw new VenueError(
      -1127,
      'Lookup interval is too big. More than 1 hours between startTime and endTime.',
    );
  }
  if (fromId !== undefined) return feed.trades({ fromId, limit: count });
  if (from !== undefined) return feed.trades({ from, to: to ?? feed.now(), limit: count });
  return newest(feed, count, to);
}

/** The feed counts forward only, so the newest are found by looking back over longer and longer spans. */
export function newest(feed: MarketFeed, count: number, to = feed.now()): FeedTrade[] {
  const end = Math.min(to, feed.now());
  for (let span = 60_000; ; span *= 4) {
    const trades = feed.trades({ from: end - span, to: end, limit: Number.MAX_SAFE_INTEGER });
    if (trades.length >= count || end - span < feed.from) return trades.slice(-count);
  }
}
