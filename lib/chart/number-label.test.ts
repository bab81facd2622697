import { describe, expect, test } from 'vitest';

import { readColumn } from './number-column';
import { readNumberLabel } from './number-label';

function valuesOf(...texts: string[]): readonly number[] {
  return readColumn(texts.map((text) => readNumberLabel(text)!)).values;
}

describe('a label is read in the style it was written in', () => {
  test.each([
    ['97,123.40', 97_123.4],
    ['97.123,40', 97_123.4],
    ['97 123', 97_123],
    ['97 123.5', 97_123.5],
    ['97’123.5', 97_123.5],
    ['97\u00a0123,5', 97_123.5],
    ['97\u202f123,5', 97_123.5],
    ['$97,123.4', 97_123.4],
    ['€97.123,4', 97_123.4],
    ['1.25K', 1_250],
    ['1.25M', 1_250_000],
    ['1e-7', 1e-7],
    ['0.724e-7', 0.724e-7],
    ['0.0₅1234', 0.000001234],
    ['0.0{4}1234', 0.00001234],
    ['−12.5', -12.5],
    ['1,234,567', 1_234_567],
    ['0.00001234', 0.00001234],
  ])('%s', (text, value) => {
    expect(valuesOf(text)[0]).toBeCloseTo(value, 12);
  });

  test.each(['12:00', 'Nov 15', '', 'O 97,123.4', '1.2.3.4 kg', 'BTC', 'x'.repeat(40), '1-2'])(
    '%s is no number',
    (text) => {
      expect(readNumberLabel(text)).toBeUndefined();
    },
  );

  test('percent is told apart', () => {
    expect(readNumberLabel('+1.25%')).toMatchObject({ percent: true });
    expect(readNumberLabel('1.25')).toMatchObject({ percent: false });
  });
});

describe('the column decides the decimal separator', () => {
  test('one label that tells is enough for all', () => {
    expect(valuesOf('97,123', '97,123.5')).toEqual([97_123, 97_123.5]);
    expect(valuesOf('97.123', '97.123,5')).toEqual([97_123, 97_123.5]);
    expect(valuesOf('1,50', '1,250')).toEqual([1.5, 1.25]);
  });

  test('where nothing tells, the reading by the other separator is offered too', () => {
    const dots = readColumn([readNumberLabel('97.123')!, readNumberLabel('97.223')!]);
    expect(dots.values[0]! * dots.otherFactor!).toBeCloseTo(97_123);
    const commas = readColumn([readNumberLabel('97,123')!]);
    expect(commas.values).toEqual([97_123]);
    expect(commas.values[0]! * commas.otherFactor!).toBeCloseTo(97.123);
  });

  test('a rounding is half a unit of the last digit, suffix included', () => {
    expect(
      readColumn([readNumberLabel('1.25K')!, readNumberLabel('60,000')!, readNumberLabel('7.50')!]).roundings,
    ).toEqual([5, 0.5, 0.005]);
  });
});
