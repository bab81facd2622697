import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type PriceScale, yOfPrice } from '../chart/price-scale';
import { type TimeScale, xOfTime } from '../chart/time-scale';
import { covers, keepsShape, priceGlide, timeGlide } from './glide';

const HEIGHT = 500;

/** A chart around 60,000 that shows a part of that much, upright or inverted. */
function scaleOf(kind: PriceScale['kind'], middle: number, part: number, up: boolean): PriceScale {
  const at = kind === 'log' ? Math.log(middle) : middle;
  const slope = ((up ? -1 : 1) * HEIGHT) / (kind === 'log' ? part : part * middle);
  return { kind, slope, intercept: HEIGHT / 2 - slope * at };
}

const view = [
  fc.double({ min: 50_000, max: 70_000, noNaN: true }),
  fc.double({ min: 0.005, max: 0.5, noNaN: true }),
] as const;

test('a price painted on one scale is moved to where it stands on the other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('linear' as const, 'log' as const),
      fc.boolean(),
      ...view,
      ...view,
      fc.double({ min: 40_000, max: 80_000, noNaN: true }),
      (kind, up, middle, part, middleThen, partThen, price) => {
        const [from, to] = [scaleOf(kind, middle, part, up), scaleOf(kind, middleThen, partThen, up)];
        const { stretch, shift } = priceGlide(from, to)!;
        expect(stretch * yOfPrice(from, price) + shift).toBeCloseTo(yOfPrice(to, price), 5);
      },
    ),
  );
});

test('a time painted on one scale is moved to where it stands on the other', () => {
  const scale = fc.record({
    slope: fc.double({ min: 1e-6, max: 1e-3, noNaN: true }),
    origin: fc.integer({ min: 1.6e12, max: 1.8e12 }),
  });
  const time = fc.integer({ min: 1.6e12, max: 1.8e12 });
  fc.assert(
    fc.property(scale, scale, time, (from: TimeScale, to: TimeScale, at) => {
      const { stretch, shift } = timeGlide(from, to);
      const wanted = xOfTime(to, at);
      const far = Math.max(1, Math.abs(wanted), Math.abs(shift));
      expect(Math.abs(stretch * xOfTime(from, at) + shift - wanted)).toBeLessThan(1e-9 * far);
    }),
  );
});

test('nothing painted for a linear scale can be moved onto a logarithmic one', () => {
  expect(priceGlide(scaleOf('linear', 6e4, 0.1, true), scaleOf('log', 6e4, 0.1, true))).toBeUndefined();
});

test('a chart turned upside down turns what was painted with it', () => {
  const { stretch } = priceGlide(scaleOf('log', 6e4, 0.1, true), scaleOf('log', 6e4, 0.1, false))!;
  expect(stretch).toBe(-1);
  expect(keepsShape({ stretch, shift: 0 }, 1.1)).toBe(false);
});

describe('what was painted with a margin of 100 px about 400', () => {
  test.each([
    ['as it was painted', 1, 0, true],
    ['moved by the margin', 1, 100, true],
    ['moved by it the other way', 1, -100, true],
    ['moved by more', 1, 100.5, false],
    ['moved by more the other way', 1, -100.5, false],
    ['squeezed to less than the plot', 0.6, 100, false],
    ['squeezed to no less than it', 0.75, 50, true],
  ])('%s', (_, stretch, shift, still) => {
    expect(covers({ stretch, shift }, 400, 100)).toBe(still);
  });
});

test('a shape is kept up to a stretch, and to a squeeze by as much', () => {
  const stretched = (stretch: number): boolean => keepsShape({ stretch, shift: 0 }, 1.1);
  expect([1, 1.1, 1.11, 0.91, 0.9].map(stretched)).toEqual([true, true, false, true, false]);
});
