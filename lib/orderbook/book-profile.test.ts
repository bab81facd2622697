import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unixMs } from '../core/units';
import { CENTRE, book, level } from './book.testing';
import { BUCKETS_AWAY, BUCKET_RATIO, bucketOf, bucketPrice } from './book-grid';
import { bookProfile, restingIn } from './book-profile';

const NOW = unixMs(60_000);
/** A price in a bucket, so many away from the one that holds the middle. */
const inBucket = (away: number, share = 0.5) => bucketPrice(CENTRE + away + share);

describe('a look at a book', () => {
  const depth = book(
    [level(inBucket(0, 0.4), 1), level(inBucket(-1), 2), level(inBucket(-3), 5), level(inBucket(-4), 7)],
    [level(inBucket(0, 0.6), 1), level(inBucket(2), 3)],
  );
  const profile = bookProfile(depth, NOW)!;

  it('sums dollars by bucket, from the one that holds the middle outward', () => {
    const usd = [inBucket(0, 0.4), 2 * inBucket(-1), 0, 5 * inBucket(-3)];
    expect(profile.bids).toEqual(Float32Array.from(usd));
  });

  it('ends before the bucket of the last level, of which more may lie beyond what the venue shows', () => {
    expect(profile.asks).toEqual(Float32Array.from([inBucket(0, 0.6), 0]));
    expect(restingIn(profile, 'asks', CENTRE + 1)).toBe(0);
    expect(restingIn(profile, 'asks', CENTRE + 2)).toBeUndefined();
  });

  it('has nothing on the wrong side of the middle', () => {
    expect(restingIn(profile, 'bids', CENTRE + 1)).toBe(0);
    expect(restingIn(profile, 'asks', CENTRE - 1)).toBe(0);
  });

  it('is none of a book that lacks a side', () => {
    expect(bookProfile(book([], [level(1, 1)]), NOW)).toBeUndefined();
  });

  it('loses no dollar within its reach, and reaches no farther than is recorded', () => {
    const levels = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 3, noNaN: true }), fc.integer({ min: 1, max: 99 })),
      {
        minLength: 2,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(levels, (steps) => {
        let at = 60_000;
        const asks = steps.map(([step, quantity]) => level((at *= BUCKET_RATIO ** step), quantity));
        const { asks: dollars, price } = bookProfile(book([level(59_990, 1)], asks), NOW)!;
        const edge = bucketPrice(bucketOf(price) + dollars.length);
        const within = asks.filter(({ price }) => bucketOf(price) < bucketOf(edge * 1.000_000_1));
        const usd = within.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
        expect(dollars.reduce((sum, each) => sum + each, 0)).toBeCloseTo(usd, -2);
        expect(dollars.length).toBeLessThanOrEqual(BUCKETS_AWAY + 1);
      }),
    );
  });
});
