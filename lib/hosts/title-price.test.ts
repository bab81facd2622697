import { assert, double, property } from 'fast-check';
import { expect, test } from 'vitest';

import { titlePrice } from './title-price';

test.each([
  ['60123.4', 60123.4],
  ['60,123', 60123],
  ['1,060,123.45', 1060123.45],
  ['0.00001234', 0.00001234],
  ['0.0₅1234', 0.000001234],
  ['0.0₁₂5', 5e-13],
])('%s is %d', (text, price) => {
  expect(titlePrice(text)).toBeCloseTo(price, 15);
});

test.each(['', '0', '60.123,4', '60,12', '1,23.4', '2.31T', '.', '1.2.3', '0.0₅', '−1'])(
  '“%s” is not certain to be a price',
  (text) => {
    expect(titlePrice(text)).toBeUndefined();
  },
);

test('what Intl writes in English is read back', () => {
  const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 8 });
  assert(
    property(double({ min: 1e-6, max: 1e7, noNaN: true }), (price) => {
      expect(titlePrice(english.format(price))).toBeCloseTo(price, 7);
    }),
  );
});
