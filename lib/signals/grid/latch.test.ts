import { expect, test } from 'vitest';

import { HOUR } from '../../core/time';
import { millis, unixMs } from '../../core/units';
import { latched } from './latch';

const at = (hours: number) => unixMs(1_700_006_400_000 + hours * HOUR);
const DWELL = millis(2 * HOUR);

test('a latch that was never on goes on at once', () => {
  const off = latched(undefined, false, at(0), DWELL);
  expect(off).toEqual({ on: false, seen: at(0) });
  expect(latched(off, true, at(0.1), DWELL)).toEqual({ on: true, since: at(0.1), seen: at(0.1) });
});

test('one that changed does not change back before its dwell is over', () => {
  const on = latched(undefined, true, at(0), DWELL);
  expect(latched(on, false, at(1.9), DWELL)).toEqual({ on: true, since: at(0), seen: at(1.9) });
  expect(latched(on, false, at(2), DWELL)).toEqual({ on: false, since: at(2), seen: at(2) });
});

test('without a dwell it follows what is wanted', () => {
  const on = latched(undefined, true, at(0));
  expect(latched(on, false, at(0.01)).on).toBe(false);
});
