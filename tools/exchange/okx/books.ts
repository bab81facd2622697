import type { MarketFeed } from '../market-feed';
import { type Query, integer, requireSwap } from './query';
import type { Swap } from './swap';

/** `/market/books`: [price, contracts, "0", orders], at most 400 a side, one if `sz` is left out. */
export function books(feed: MarketFeed, swap: Swap, query: Query): Record<string, unknown>[] {
  requireSwap(query, swap);
  const { bids, asks } = feed.depth(Math.min(integer(query, 'sz') ?? 1, 400));
  const level = ([price, quantity]: [number, number]): string[] => [
    swap.price(price),
    swap.contracts(quantity),
    '0',
    '1',
  ];
  return [{ asks: asks.map(level), bids: bids.map(level), ts: String(feed.now()) }];
}
