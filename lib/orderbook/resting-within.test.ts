import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { book, level } from './book.testing';
import { reachOf, restingWithin } from './resting-within';

/** The middle is 1 000. */
const BOOK = book([level(999, 2), level(995, 3), level(980, 10)], [level(1_001, 1), level(1_005, 4)]);

describe('what rests within a distance', () => {
  it('is the dollars of the levels up to it, on one side', () => {
    expect(restingWithin(BOOK, 'bids', 0.1)).toEqual({ usd: 2 * 999, whole: true });
    expect(restingWithin(BOOK, 'bids', 0.5)).toEqual({ usd: 2 * 999 + 3 * 995, whole: true });
    expect(restingWithin(BOOK, 'asks', 0.5)).toEqual({ usd: 1_001 + 4 * 1_005, whole: true });
  });

  it('is not whole beyond the last level that the venue shows', () => {
    expect(reachOf(BOOK, 'asks')).toBeCloseTo(0.5, 9);
    expect(restingWithin(BOOK, 'asks', 1)).toEqual({ usd: 1_001 + 4 * 1_005, whole: false });
    expect(restingWithin(BOOK, 'bids', 2)?.whole).toBe(true);
  });

  it('is not known of a book that lacks a side', () => {
    expect(restingWithin(book([], BOOK.asks as never), 'asks', 1)).toBeUndefined();
    expect(reachOf(book([...BOOK.bids], []), 'bids')).toBeUndefined();
  });

  it('never shrinks with distance, and is never negative', () => {
    const gaps = fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 });
    const percent = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(gaps, percent, percent, (gaps, a, b) => {
        let at = 10_000;
        const asks = gaps.map((gap) => level((at += gap), gap));
        const usdOf = (percent: number) => restingWithin(book([level(9_999, 1)], asks), 'asks', percent)!.usd;
        expect(usdOf(Math.min(a, b))).toBeGreaterThanOrEqual(0);
        expect(usdOf(Math.max(a, b))).toBeGreaterThanOrEqual(usdOf(Math.min(a, b)));
      }),
    );
  });
});
