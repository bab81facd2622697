import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { HOUR } from '../core/time';
import { millis, unixMs } from '../core/units';
import { nextPayment } from './next-payment';

const NAMED = unixMs(1_760_025_600_000);
const EIGHT = millis(8 * HOUR);

test('is the instant that the venue named while that is to come', () => {
  expect(nextPayment(NAMED, EIGHT, NAMED - 1)).toBe(NAMED);
  expect(nextPayment(NAMED, undefined, NAMED - 1)).toBe(NAMED);
});

test('is an interval later from the instant on', () => {
  expect(nextPayment(NAMED, EIGHT, NAMED)).toBe(NAMED + EIGHT);
  expect(nextPayment(NAMED, EIGHT, NAMED + EIGHT + 1)).toBe(NAMED + 2 * EIGHT);
});

test('is not guessed where the interval is not known', () => {
  expect(nextPayment(NAMED, undefined, NAMED)).toBeUndefined();
});

test('is always to come, by an interval at most once the named one has passed', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.constantFrom(1, 4, 8), (late, hours) => {
      const now = NAMED + late;
      const left = nextPayment(NAMED, millis(hours * HOUR), now)! - now;
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(hours * HOUR);
    }),
  );
});
