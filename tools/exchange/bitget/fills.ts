import type { FeedTrade, MarketFeed } from '../market-feed';
import type { Listing } from './listing';
import { type Query, integer, limit, requireSymbol } from './query';

const SECOND = 1_000;
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** An id is the time from here on, above 22 bits of a sequence. */
const ID_EPOCH = 1_435_725_920_677;
const SEQUENCE_BITS = 22n;

export function tradeId({ id, time }: FeedTrade): string {
  return String((BigInt(time - ID_EPOCH) << SEQUENCE_BITS) | (BigInt(id) & ((1n << SEQUENCE_BITS) - 1n)));
}

export function takerOf({ buyerIsMaker }: FeedTrade): 'buy' | 'sell' {
  return buyerIsMaker ? 'sell' : 'buy';
}

/** `/fills-history`: a week back, newest first, at whole seconds; older ones follow by `idLessThan`. */
export function fillsHistory(feed: MarketFeed, listing: Listing, query: Query): unknown[] {
  requireSymbol(query, listing);
  const count = limit(query, 500, 1000);
  const below = query.get('idLessThan');
  const end = Math.min(integer(query, 'endTime') ?? feed.now(), feed.now());
  const from = integer(query, 'startTime') ?? end - WEEK;
  const to = below === null ? end : Math.min(end, timeOf(below));
  const isBelow = (trade: FeedTrade): boolean => below === null || BigInt(tradeId(trade)) < BigInt(below);
  return newest(feed, { from, to, count }, isBelow).map((trade) => ({
    tradeId: tradeId(trade),
    price: listing.price(trade.price),
    size: listing.quantity(trade.quantity),
    side: trade.buyerIsMaker ? 'Sell' : 'Buy',
    ts: String(Math.floor(trade.time / SECOND) * SECOND),
    symbol: listing.symbol,
  }));
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The feed counts forward only, so the newest are found by looking back over longer and longer spans. */
export function newest(
  feed: MarketFeed,
  { from, to, count }: Span,
  isWanted: (trade: FeedTrade) => boolean = () => true,
): FeedTrade[] {
  const earliest = Math.max(from, feed.from);
  for (let span = MINUTE; ; span *= 4) {
    const start = Math.max(earliest, to - span);
    const trades = feed.trades({ from: start, to, limit: Number.MAX_SAFE_INTEGER }).filter(isWanted);
    if (trades.length >= count || start === earliest) return trades.slice(-count).reverse();
  }
}

function timeOf(id: string): number {
  return Number(BigInt(id) >> SEQUENCE_BITS) + ID_EPOCH;
}
