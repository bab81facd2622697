import { describe, expect, test } from 'vitest';

import { typedPrice } from './calibrator-price';

describe('a typed price', () => {
  test.each([
    ['61250.5', 61_250.5],
    [' 61,250.50 ', 61_250.5],
    ['61.250,50', 61_250.5],
    ['$61,250', 61_250],
    ['61 250', 61_250],
    ['61.25K', 61_250],
    ['0.0₅1234', 0.000_001_234],
  ])('is read from %s', (text, price) => {
    expect(typedPrice(text, 60_000)).toBeCloseTo(price, 12);
  });

  test('is taken in the reading that is nearer to what is expected', () => {
    expect(typedPrice('61,250', 60_000)).toBe(61_250);
    expect(typedPrice('61,250', 60)).toBe(61.25);
    expect(typedPrice('61.250', 60_000)).toBe(61_250);
    expect(typedPrice('61.250', 60)).toBe(61.25);
  });

  test('is a point as decimal where nothing is expected', () => {
    expect(typedPrice('61.250', undefined)).toBe(61.25);
    expect(typedPrice('61,250', undefined)).toBe(61_250);
  });

  test.each(['', 'sixty', '-5', '0', '12%', '1/2', '9'.repeat(40)])('is not read from “%s”', (text) => {
    expect(typedPrice(text, 60_000)).toBeUndefined();
  });
});
