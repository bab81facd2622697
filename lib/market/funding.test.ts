import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { HOUR } from '../core/time';
import { millis } from '../core/units';
import { dailyFunding, eightHourRate, yearlyRate } from './funding';

test('0.01 % every four hours is 0.02 % per eight, and 21.9 % a year', () => {
  const f8 = eightHourRate({ rate: 0.0001, interval: millis(4 * HOUR) });
  expect(f8).toBeCloseTo(0.0002, 15);
  expect(yearlyRate(f8)).toBeCloseTo(0.219, 12);
});

test('a year’s rate does not depend on how an interval is split', () => {
  const rate = fc.double({ min: -0.01, max: 0.01, noNaN: true });
  fc.assert(
    fc.property(rate, fc.constantFrom(1, 2, 4, 8), (rate, parts) => {
      const whole = eightHourRate({ rate, interval: millis(8 * HOUR) });
      const split = eightHourRate({ rate: rate / parts, interval: millis((8 / parts) * HOUR) });
      expect(yearlyRate(split)).toBeCloseTo(yearlyRate(whole), 12);
    }),
  );
});

test('a long of $10,000 pays three eight-hourly rates a day, and receives negative ones', () => {
  expect(dailyFunding(0.0001, 10_000)).toBeCloseTo(3, 12);
  expect(dailyFunding(-0.0002, 10_000)).toBeCloseTo(-6, 12);
});
