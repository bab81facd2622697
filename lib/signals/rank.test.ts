import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { medianDeviation, percentileOf, quantile } from './rank';

test('a quantile is linear between neighbours', () => {
  expect(quantile([3, 1, 2], 50)).toBe(2);
  expect(quantile([10, 20], 90)).toBeCloseTo(19, 12);
  expect(quantile([7], 10)).toBe(7);
});

test('no outlier moves the median deviation', () => {
  expect(medianDeviation([1, 2, 3, 4, 5])).toBe(1);
  expect(medianDeviation([1, 2, 3, 4, 5e9])).toBe(1);
});

test('quantiles rise with the percentile and stay within the values', () => {
  const values = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.nat(100), fc.nat(100), (list, a, b) => {
      expect(quantile(list, Math.min(a, b))).toBeLessThanOrEqual(quantile(list, Math.max(a, b)));
      expect(quantile(list, 0)).toBe(Math.min(...list));
      expect(quantile(list, 100)).toBe(Math.max(...list));
    }),
  );
});

test('a percentile counts those below, and half of those that are equal', () => {
  expect(percentileOf(3, [1, 2, 3, 4])).toBe(62.5);
  expect(percentileOf(0, [1, 2])).toBe(0);
  expect(percentileOf(9, [1, 2])).toBe(100);
  expect(percentileOf(1, [1, 1])).toBe(50);
});

test('of mirrored values the percentile is the rest to 100', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.integer(), (values, value) => {
      const mirrored = values.map((each) => -each);
      expect(percentileOf(-value, mirrored)).toBeCloseTo(100 - percentileOf(value, values), 9);
    }),
  );
});
