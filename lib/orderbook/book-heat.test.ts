import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { price } from '../core/units';
import { CENTRE, FLAT, look } from './book.testing';
import { BUCKETS_AWAY, BUCKET_RATIO } from './book-grid';
import { type BookHeat, bookHeat } from './book-heat';
import type { BookProfile } from './book-profile';

const cell = (heat: BookHeat, side: 'bids' | 'asks', column: number, bucket: number): number =>
  heat[side][column * heat.rows + bucket - heat.lowest]!;
/** The same book at so many times the price. */
const priced = (look: BookProfile, factor: number): BookProfile => ({
  ...look,
  price: price(look.price * factor),
});

describe('the heat of recorded books', () => {
  it('has a bucket’s dollars where they rest, and nothing where no book is known', () => {
    const heat = bookHeat(
      [[look({ minute: 0, known: 5, holds: { [-3]: 9 } }), look({ minute: 2, at: 1 })]],
      240,
    )!;
    expect(heat).toMatchObject({ duration: MINUTE, columns: 3, start: 0, lowest: CENTRE + 1 - BUCKETS_AWAY });
    expect(cell(heat, 'bids', 0, CENTRE - 3)).toBe(9);
    expect(cell(heat, 'bids', 0, CENTRE - 5)).toBeNaN();
    expect(cell(heat, 'asks', 0, CENTRE - 3)).toBeNaN();
    expect(cell(heat, 'asks', 2, CENTRE + 2)).toBe(FLAT);
    expect(cell(heat, 'asks', 1, CENTRE + 2)).toBeNaN();
    expect(heat.prices[1]).toBeUndefined();
  });

  it('sums contracts, moved to the first one’s price', () => {
    const wall = look({ minute: 0, holds: { 7: 50 } });
    const heat = bookHeat(
      [[wall], [priced(look({ minute: 0, holds: { 7: 30 } }), 1_000 * BUCKET_RATIO ** 2)]],
      240,
    )!;
    expect(cell(heat, 'asks', 0, CENTRE + 7)).toBeCloseTo(80, 6);
    expect(cell(heat, 'asks', 0, CENTRE + 8)).toBeCloseTo(2 * FLAT, 6);
  });

  it('takes the sum of those that know a bucket', () => {
    const heat = bookHeat([[look({ minute: 0 })], [look({ minute: 0, known: 4 })]], 240)!;
    expect([3, 4].map((away) => cell(heat, 'asks', 0, CENTRE + away))).toEqual([2 * FLAT, FLAT]);
  });

  it('has columns of minutes that fit, each the mean of its looks', () => {
    const looks = Array.from({ length: 600 }, (_, minute) => look({ minute, holds: { 5: minute % 3 } }));
    const heat = bookHeat([looks], 240)!;
    expect(heat.duration).toBe(3 * MINUTE);
    expect(heat.columns).toBe(200);
    for (let column = 0; column < 200; column++)
      expect(cell(heat, 'asks', column, CENTRE + 5)).toBeCloseTo(1, 9);
  });

  it('is none before the first look', () => {
    expect(bookHeat([[], []], 240)).toBeUndefined();
  });
});
