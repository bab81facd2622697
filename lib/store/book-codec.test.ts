import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { price, unixMs } from '../core/units';
import { BUCKETS_AWAY } from '../orderbook/book-grid';
import type { BookProfile } from '../orderbook/book-profile';
import { bookLooks } from './book-codec';

const dollars = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 100, max: 2e10, noNaN: true })), {
    maxLength: BUCKETS_AWAY + 1,
  })
  .map((each) => Float32Array.from(each));
const amount = fc.double({ min: 0, max: 1e12, noNaN: true });
const at = fc.double({ min: 1e-6, max: 1e6, noNaN: true }).map(price);
const traded = fc.record({ low: at, high: at, bought: amount, sold: amount });
const rows = fc
  .array(fc.record({ price: at, bids: dollars, asks: dollars, traded: fc.option(traded) }), {
    maxLength: 20,
  })
  .map((each) =>
    each.map(({ traded, ...row }, i): BookProfile => ({
      time: unixMs(i * MINUTE),
      ...row,
      ...(traded && { traded }),
    })),
  );

const stored = (of: readonly BookProfile[]): BookProfile[] => bookLooks.decode(bookLooks.encode(of), 0)!;

describe('looks at an order book in columns', () => {
  it('come back with all that was said exactly, and each bucket’s dollars within 4 %', () => {
    fc.assert(
      fc.property(
        rows.filter(({ length }) => length > 0),
        (rows) => {
          stored(rows).forEach((back, i) => {
            const { bids, asks, ...rest } = rows[i]!;
            const { bids: bidsBack, asks: asksBack, ...restBack } = back;
            expect(restBack).toEqual(rest);
            for (const [was, is] of [
              [bids, bidsBack],
              [asks, asksBack],
            ] as const) {
              expect(is.length).toBe(was.length);
              was.forEach((usd, cell) => expect(Math.abs(is[cell]! - usd)).toBeLessThanOrEqual(0.04 * usd));
            }
          });
        },
      ),
    );
  });

  it('do not wear out by being stored again and again', () => {
    fc.assert(
      fc.property(
        rows.filter(({ length }) => length > 0),
        (rows) => {
          const once = stored(rows);
          expect(stored(stored(once))).toEqual(once);
        },
      ),
    );
  });

  const look: BookProfile = {
    time: unixMs(0),
    price: price(1),
    bids: Float32Array.of(1_000, 0),
    asks: Float32Array.of(),
  };

  it('are refused with a quantity that cannot be', () => {
    expect(bookLooks.fault(look)).toBeUndefined();
    expect(bookLooks.fault({ ...look, asks: Float32Array.of(5, NaN) })).toEqual({ field: 'asks', got: NaN });
    expect(bookLooks.fault({ ...look, bids: Float32Array.of(-1) })).toEqual({ field: 'bids', got: -1 });
  });

  it('are damaged where a column of bytes is missing, short, or something else', () => {
    const whole = bookLooks.encode([look]);
    expect(bookLooks.decode(whole, 0)).toHaveLength(1);
    for (const bids of [undefined, whole['bids']!.slice(1), [...whole['bids']!], new Float64Array(82)])
      expect(bookLooks.decode({ ...whole, bids }, 0)).toBeUndefined();
  });
});
