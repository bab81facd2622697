import { decimalPlaces } from '../decimals';
import type { MarketFeed } from '../market-feed';
import { Refusal } from './answer';
import type { Listing } from './listing';
import { type Query, requireSymbol } from './query';

const LIMITS: ReadonlyMap<string, number> = new Map([
  ['1', 1],
  ['5', 5],
  ['15', 15],
  ['50', 50],
  ['100', 100],
  ['max', 1000],
]);

/** `/merge-depth`, unmerged: this market has no other scale. Its levels are numbers. */
export function mergeDepth(feed: MarketFeed, listing: Listing, query: Query): unknown {
  requireSymbol(query, listing);
  const levels = LIMITS.get(query.get('limit') ?? '100');
  if (levels === undefined) throw new Refusal('40020', 'Parameter limit error');
  const { asks, bids } = feed.depth(levels);
  const level = ([price, quantity]: [number, number]): number[] => [
    Number(listing.price(price)),
    Number(listing.quantity(quantity)),
  ];
  return {
    asks: asks.map(level),
    bids: bids.map(level),
    ts: String(feed.now()),
    scale: feed.tickSize.toFixed(decimalPlaces(feed.tickSize)),
    precision: 'scale0',
    isMaxPrecision: 'NO',
  };
}
