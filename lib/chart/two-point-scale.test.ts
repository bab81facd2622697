import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { priceOfY, yOfPrice } from './price-scale';
import { calibratedScale } from './two-point-scale';

const kind = fc.constantFrom('linear' as const, 'log' as const);
const price = fc.double({ min: 1e-8, max: 1e6, noNaN: true });

describe('a scale through two levels', () => {
  test('has both prices where they were pointed at, and a price between them between', () => {
    const apart = fc.double({ min: 1.001, max: 100, noNaN: true });
    const y = fc.integer({ min: 0, max: 2_000 });
    const gap = fc.integer({ min: 8, max: 2_000 });
    fc.assert(
      fc.property(kind, price, apart, y, gap, (kind, low, ratio, top, gap) => {
        const upper = { y: top, price: low * ratio };
        const lower = { y: top + gap, price: low };
        for (const [a, b] of [
          [upper, lower],
          [lower, upper],
        ] as const) {
          const scale = calibratedScale(kind, a, b)!;
          expect(yOfPrice(scale, upper.price)).toBeCloseTo(upper.y, 3);
          expect(yOfPrice(scale, lower.price)).toBeCloseTo(lower.y, 3);
          const middle = priceOfY(scale, top + gap / 2);
          const mean =
            kind === 'log' ? Math.sqrt(upper.price * lower.price) : (upper.price + lower.price) / 2;
          expect(middle / mean).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  test.each([
    ['equal prices', { y: 10, price: 100 }, { y: 200, price: 100 }],
    ['one level', { y: 10, price: 100 }, { y: 10, price: 90 }],
    ['levels too near each other to be exact', { y: 10, price: 100 }, { y: 17, price: 90 }],
    ['a chart upside down', { y: 10, price: 90 }, { y: 200, price: 100 }],
    ['a price of nothing', { y: 10, price: 100 }, { y: 200, price: 0 }],
    ['a negative price', { y: 10, price: 100 }, { y: 200, price: -1 }],
    ['no number', { y: 10, price: Number.NaN }, { y: 200, price: 90 }],
    ['an endless price', { y: 10, price: Infinity }, { y: 200, price: 90 }],
    ['no place', { y: Number.NaN, price: 100 }, { y: 200, price: 90 }],
    ['an endless place', { y: -Infinity, price: 100 }, { y: 200, price: 90 }],
  ])('is refused for %s', (_, a, b) => {
    expect(calibratedScale('linear', a, b)).toBeUndefined();
    expect(calibratedScale('log', a, b)).toBeUndefined();
  });

  test('is finite, whatever is pointed at', () => {
    const level = fc.record({ y: fc.double(), price: fc.double() });
    fc.assert(
      fc.property(kind, level, level, (kind, a, b) => {
        const scale = calibratedScale(kind, a, b);
        expect(scale === undefined || (scale.slope < 0 && Number.isFinite(scale.intercept))).toBe(true);
      }),
    );
  });
});
