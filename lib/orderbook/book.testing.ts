/** Looks at books for tests: a flat book, changed where a test says. */
import { MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Depth, DepthLevel } from '../market/depth';
import { BUCKETS_AWAY, bucketOf, bucketPrice } from './book-grid';
import type { BookProfile, TradedSpan } from './book-profile';

export const PRICE = bucketPrice(bucketOf(60_000) + 0.5);
export const CENTRE = bucketOf(PRICE);
/** Dollars in each bucket of the flat book. */
export const FLAT = 1e6;

export interface Look {
  readonly minute: number;
  /** Of the middle, in buckets above `PRICE`. */
  readonly at?: number;
  /** Dollars by bucket, counted from `CENTRE`, in place of the flat book's. */
  readonly holds?: Readonly<Record<number, number>>;
  readonly traded?: Partial<TradedSpan> | 'not heard';
  readonly known?: number;
}

/** Where nothing else is said, a hundred dollars traded each way, at the middle. */
export function look({
  minute,
  at = 0,
  holds = {},
  traded = {},
  known = BUCKETS_AWAY + 1,
}: Look): BookProfile {
  const middle = price(bucketPrice(CENTRE + at + 0.5));
  const side = (sign: 1 | -1) => Float32Array.from({ length: known }, (_, i) => holds[at + sign * i] ?? FLAT);
  const quiet = { low: middle, high: middle, bought: 100, sold: 100 };
  return {
    time: unixMs(minute * MINUTE),
    price: middle,
    bids: side(-1),
    asks: side(1),
    ...(traded !== 'not heard' && { traded: { ...quiet, ...traded } }),
  };
}

export function level(at: number, quantity: number): DepthLevel {
  return { price: price(at), quantity: baseQty(quantity) };
}

export function book(bids: readonly DepthLevel[], asks: readonly DepthLevel[]): Depth {
  return { time: unixMs(0), bids, asks };
}
