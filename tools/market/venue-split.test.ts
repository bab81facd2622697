import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type LotShare, lotsOf, partOf, seededDraw } from './venue-split';

/** Shares that sum to 1; the last part has lots of 1. */
const parts: fc.Arbitrary<LotShare[]> = fc
  .array(
    fc.record({
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
      multiple: fc.integer({ min: 1, max: 50 }),
    }),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((drawn) => {
    const total = drawn.reduce((sum, { weight }) => sum + weight, 0);
    return drawn.map(({ weight, multiple }, i) => ({
      share: weight / total,
      multiple: i === drawn.length - 1 ? 1 : multiple,
    }));
  });
const lots = fc.integer({ min: 0, max: 1e9 });

function splitLots(lots: number, parts: readonly LotShare[]): number[] {
  return parts.map((_, i) => lotsOf(i, lots, parts));
}

describe('lots', () => {
  it('are split without a rest, none negative, each part in multiples of its own lot', () => {
    fc.assert(
      fc.property(lots, parts, (lots, parts) => {
        const split = splitLots(lots, parts);
        expect(split.reduce((sum, part) => sum + part, 0)).toBe(lots);
        split.forEach((part, i) => {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part % parts[i]!.multiple).toBe(0);
        });
      }),
    );
  });

  it('move in a part by no more than its share of the move and its neighbours’ lots', () => {
    fc.assert(
      fc.property(lots, lots, parts, (before, after, parts) => {
        const [first, second] = [splitLots(before, parts), splitLots(after, parts)];
        parts.forEach(({ share, multiple }, i) => {
          const own = i === parts.length - 1 ? 1 : multiple;
          const bound = share * Math.abs(after - before) + own + (parts[i - 1]?.multiple ?? 0);
          expect(Math.abs(second[i]! - first[i]!)).toBeLessThanOrEqual(bound + 1e-3);
        });
      }),
    );
  });
});

describe('an order', () => {
  it('goes to a part whose lot divides it', () => {
    fc.assert(
      fc.property(lots, fc.double({ min: 0, max: 0.999999, noNaN: true }), parts, (lots, draw, parts) => {
        expect(lots % parts[partOf(lots, draw, parts)]!.multiple).toBe(0);
      }),
    );
  });

  it('goes to each part as often as its share says, by draws that look even', () => {
    const shares = [0.4, 0.25, 0.2, 0.1, 0.05].map((share) => ({ share, multiple: 1 }));
    const counts = shares.map(() => 0);
    const orders = 20_000;
    for (let id = 0; id < orders; id++) counts[partOf(7, seededDraw(11, id), shares)]!++;
    counts.forEach((count, i) => {
      const { share } = shares[i]!;
      // Four standard deviations of a binomial count.
      const bound = 4 * Math.sqrt(orders * share * (1 - share));
      expect(Math.abs(count - orders * share)).toBeLessThan(bound);
    });
  });
});
