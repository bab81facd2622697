import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { typedNumber } from './typed-number';

test.each([
  ['67412.5', 67_412.5],
  ['67,412.5', 67_412.5],
  ['67.412,5', 67_412.5],
  [' 67 412,5 ', 67_412.5],
  ['67’412', 67_412],
  ['$1,234,567', 1_234_567],
  ['1.234.567', 1_234_567],
  ['67412,5', 67_412.5],
  ['0,724', 0.724],
  ['0.00001234', 0.00001234],
  ['.5', 0.5],
])('%s is %d in either language', (text, value) => {
  expect(typedNumber(text, '.')).toBe(value);
  expect(typedNumber(text, ',')).toBe(value);
});

test.each(['', 'abc', '-5', '1e5', '12,34,5', '1.2.3', '1,2345.6,7', '6,74.12,5', ','])(
  '“%s” is no number',
  (text) => {
    expect(typedNumber(text, '.')).toBeUndefined();
    expect(typedNumber(text, ',')).toBeUndefined();
  },
);

describe('one mark before three digits', () => {
  it('is read as the language writes it', () => {
    expect(typedNumber('67,412', '.')).toBe(67_412);
    expect(typedNumber('67,412', ',')).toBe(67.412);
    expect(typedNumber('67.412', '.')).toBe(67.412);
    expect(typedNumber('67.412', ',')).toBe(67_412);
  });
});

test('what a language prints is read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 12 }),
      fc.constantFrom(['en', '.'] as const, ['de', ','] as const),
      (thousandths, [language, decimal]) => {
        const value = thousandths / 1_000;
        const text = new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value);
        expect(typedNumber(text, decimal)).toBe(value);
      },
    ),
  );
});
