import { expect, it } from 'vitest';

import { DAY, HOUR } from '../../lib/core/time';
import { activityAt, depthAt, isWeekend } from './calendar';

const MONDAY = Date.UTC(2025, 0, 6);
const SATURDAY = MONDAY + 5 * DAY;

it('knows the weekend in UTC', () => {
  const week = Array.from({ length: 7 }, (_, day) => isWeekend(MONDAY + day * DAY + 23 * HOUR));
  expect(week).toEqual([false, false, false, false, false, true, true]);
});

it('has the deepest book at 11:00 UTC and 39 % less at 23:00', () => {
  expect(depthAt(MONDAY + 11 * HOUR)).toBeCloseTo(1, 12);
  expect(depthAt(MONDAY + 23 * HOUR)).toBeCloseTo(0.61, 12);
});

it('has 60 % of a weekday’s depth, and less activity, at the weekend', () => {
  expect(depthAt(SATURDAY + 3 * HOUR)).toBeCloseTo(0.6 * depthAt(MONDAY + 3 * HOUR), 12);
  expect(activityAt(SATURDAY)).toBeLessThan(activityAt(MONDAY));
});
