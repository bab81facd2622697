/** One look at an order book: the dollars that rest in each bucket of price, as far as the venue shows the book. */
import type { Price, UnixMs } from '../core/units';
import { price } from '../core/units';
import type { Depth, DepthLevel } from '../market/depth';
import { BUCKETS_AWAY, bucketOf } from './book-grid';

export type BookSide = 'bids' | 'asks';

/** What traded between two looks, dollars by the taker's side. Where nothing did, both prices are the book's middle. */
export interface TradedSpan {
  readonly low: Price;
  readonly high: Price;
  readonly bought: number;
  readonly sold: number;
}

export interface BookProfile {
  readonly time: UnixMs;
  /** The middle between the best bid and the best ask. */
  readonly price: Price;
  /**
   * Dollars by bucket, from the one that holds the middle outward. They end where the venue's levels do: what rests beyond
   * is unknown, and so is the bucket in which the last level lies.
   */
  readonly bids: Float32Array;
  readonly asks: Float32Array;
  /** Since the look before; absent where trades were not heard all through. */
  readonly traded?: TradedSpan;
}

/** Undefined for a book that lacks a side. */
export function middleOf({ bids, asks }: Depth): Price | undefined {
  const [bid, ask] = [bids[0]?.price, asks[0]?.price];
  return bid === undefined || ask === undefined ? undefined : price((bid + ask) / 2);
}

export function bookProfile(depth: Depth, time: UnixMs, traded?: TradedSpan): BookProfile | undefined {
  const middle = middleOf(depth);
  if (middle === undefined) return undefined;
  const centre = bucketOf(middle);
  return {
    time,
    price: middle,
    bids: dollarsBy(depth.bids, (price) => centre - bucketOf(price)),
    asks: dollarsBy(depth.asks, (price) => bucketOf(price) - centre),
    ...(traded && { traded }),
  };
}

/** Levels lie outward, best first, so the last one says how far the side is known. */
function dollarsBy(levels: readonly DepthLevel[], away: (price: number) => number): Float32Array {
  const last = levels.at(-1);
  const known = last ? Math.min(away(last.price), BUCKETS_AWAY + 1) : 0;
  const dollars = new Float32Array(known);
  for (const { price, quantity } of levels) {
    const bucket = away(price);
    if (bucket < known) dollars[bucket]! += price * quantity;
  }
  return dollars;
}

/** Dollars in one bucket of one side: 0 on the wrong side of the middle, undefined where the book is not known. */
export function restingIn(profile: BookProfile, side: BookSide, bucket: number): number | undefined {
  const away = awayOf(profile, side, bucket);
  return away < 0 ? 0 : profile[side][away];
}

/** How many buckets outward from the middle. */
export function awayOf({ price }: BookProfile, side: BookSide, bucket: number): number {
  return side === 'bids' ? bucketOf(price) - bucket : bucket - bucketOf(price);
}
