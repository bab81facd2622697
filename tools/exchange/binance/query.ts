import type { MarketFeed } from '../market-feed';
import { VenueError, invalidSymbol } from './venue-error';

/** Reads request parameters with the venue's own checks and error codes. */
export type Query = URLSearchParams;

export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}

export function required(query: Query, name: string): string {
  const value = query.get(name);
  if (!value)
    throw new VenueError(-1102, `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`);
  return value;
}

/** Checks that `symbol` was sent and is the one instrument of this exchange. */
export function requireSymbol(query: Query, feed: MarketFeed): void {
  if (required(query, 'symbol') !== feed.symbol) throw invalidSymbol();
}

/** For endpoints where `symbol` may be left out: true if it was sent. */
export function sentSymbol(query: Query, feed: MarketFeed): boolean {
  if (!query.has('symbol')) return false;
  requireSymbol(query, feed);
  return true;
}

export function integer(query: Query, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,20}$/.test(text)) {
    throw new VenueError(
      -1100,
      `Illegal characters found in parameter '${name}'; legal range is '^[0-9]{1,20}$'.`,
    );
  }
  return Number(text);
}

export function limit(query: Query, usual: number, largest: number): number {
  const sent = integer(query, 'limit') ?? usual;
  if (sent < 1 || sent > largest)
    throw new VenueError(-1130, `Data sent for parameter 'limit' is not valid.`);
  return sent;
}

export function timeRange(query: Query): TimeRange {
  const from = integer(query, 'startTime');
  const to = integer(query, 'endTime');
  if (from !== undefined && to !== undefined && from > to) {
    throw new VenueError(-1023, 'Start time is greater than end time.');
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** `BTCUSD` of `BTCUSD_PERP`. */
export function pairOf({ base, quote }: MarketFeed): string {
  return base + quote;
}
