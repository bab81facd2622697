import { decimalsOf } from '../decimals';
import type { MarketFeed } from '../market-feed';
import { symbolOf } from './listing';
import { type Query, limitIn } from './query';

/** `/v5/market/orderbook`. */
export function orderbook(feed: MarketFeed, query: Query): unknown {
  const { price, quantity } = decimalsOf(feed);
  const { bids, asks } = feed.depth(limitIn(query, 25, 500));
  const side = (levels: readonly [number, number][]): string[][] =>
    levels.map(([at, size]) => [at.toFixed(price), size.toFixed(quantity)]);
  return bookOf(symbolOf(feed), feed.now(), side(bids), side(asks));
}

export function bookOf(symbol: string, time: number, bids: string[][], asks: string[][]): unknown {
  return { s: symbol, b: bids, a: asks, ts: time, u: time % 100_000_000, seq: time, cts: time };
}
