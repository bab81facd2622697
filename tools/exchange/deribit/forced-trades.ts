/**
 * Which trades of a feed were forced. A feed has forced orders beside its trades, the venue has a mark on the trades: so as
 * much of the takers' flow on an order's side as the order is large is taken to be its fills, the next trades from the order
 * on. Whole trades are marked, so that what is marked strays from the orders by a trade's size; what an hour's trades cannot
 * fill is dropped at its end.
 */
import type { FeedForceOrder, FeedTrade, MarketFeed } from '../market-feed';

const HOUR = 3_600_000;

export class ForcedTrades {
  private readonly hours = new Map<number, ReadonlySet<number>>();

  constructor(private readonly feed: MarketFeed) {}

  /** The venue marks a trade an hour after it was made. */
  has({ id, time }: FeedTrade): boolean {
    if (this.feed.now() - time < HOUR) return false;
    const hour = Math.floor(time / HOUR) * HOUR;
    let forced = this.hours.get(hour);
    if (!forced) this.hours.set(hour, (forced = this.inHour(hour)));
    return forced.has(id);
  }

  private inHour(hour: number): ReadonlySet<number> {
    const [from, to] = [hour, hour + HOUR - 1];
    const orders = this.feed.forcedOrders(from, to);
    const forced = new Set<number>();
    const unfilled = { BUY: 0, SELL: 0 };
    let next = 0;
    for (const trade of this.feed.trades({ from, to, limit: Number.MAX_SAFE_INTEGER })) {
      for (; orders[next] && orders[next]!.time <= trade.time; next++) {
        unfilled[orders[next]!.order] += orders[next]!.quantity;
      }
      const side: FeedForceOrder['order'] = trade.buyerIsMaker ? 'SELL' : 'BUY';
      if (unfilled[side] < trade.quantity / 2) continue;
      unfilled[side] -= trade.quantity;
      forced.add(trade.id);
    }
    return forced;
  }
}
