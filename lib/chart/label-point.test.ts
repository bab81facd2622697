import fc from 'fast-check';
import { expect, test } from 'vitest';

import { areRound, type LabelPoint, placeReach, valueReach } from './label-point';

function labels(prices: readonly number[], decimals: number): LabelPoint[] {
  return prices.map((price) => {
    return { price: Number(price.toFixed(decimals)), y: 0, rounding: 0.5 * 10 ** -decimals, grain: 0 };
  });
}

test('equal steps and round prices are said in full', () => {
  expect(areRound(labels([60_000, 60_500, 61_000], 1))).toBe(true);
  expect(areRound(labels([78_000, 80_000, 82_000, 84_000], 0))).toBe(true);
  expect(areRound(labels([50_000, 60_000, 80_000, 100_000, 200_000], 0))).toBe(true);
});

test('powers of a number, and the ends of a range, are not', () => {
  expect(areRound(labels([1.05 ** 40, 1.05 ** 41, 1.05 ** 42, 1.05 ** 43], 2))).toBe(false);
  expect(areRound(labels([49.7, 50, 51, 52, 53, 57.4], 1))).toBe(false);
  expect(areRound(labels([60_000, 60_500], 1))).toBe(false);
});

test('prices are round in whatever unit, and below nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -8, max: 4 }),
      fc.integer({ min: -40, max: 40 }),
      fc.integer({ min: 3, max: 12 }),
      (power, first, count) => {
        const unit = 10 ** power;
        const points = Array.from({ length: count }, (_, i) => {
          return { price: (first + i) * 25 * unit, y: 0, rounding: 0.5 * unit, grain: 0 };
        });
        expect(areRound(points)).toBe(true);
      },
    ),
  );
});

test('a label reaches half its grain, and as far as its value was rounded', () => {
  const scale = { kind: 'linear', slope: -2, intercept: 0 } as const;
  const [point] = labels([60_123.4], 1);
  expect(valueReach(scale, point!)).toBeCloseTo(0.1);
  expect(valueReach({ ...scale, kind: 'log', slope: -600 }, point!)).toBeCloseTo((600 * 0.05) / 60_123.4);
  expect(placeReach({ ...point!, grain: 1 })).toBeGreaterThan(0.5);
  expect(placeReach(point!)).toBeLessThan(0.1);
});
