import { describe, expect, test } from 'vitest';

import { dateOrderOf } from './date-order';
import { readTimeLabel } from './time-label';

const HOUR = 3_600_000;
const NOON = 12 * HOUR;
const [day, month, year] = [15, 6, 2026];

describe('a time label', () => {
  test.each([
    ['12:00', { clock: NOON }],
    ['09:30:15', { clock: 9.5 * HOUR + 15_000 }],
    ['24:00', { clock: 0 }],
    ['3pm', { clock: 15 * HOUR }],
    ['3:30 pm', { clock: 15.5 * HOUR }],
    ['3:30\u202fPM', { clock: 15.5 * HOUR }],
    ['12:00am', { clock: 0 }],
    ['12:05 p.m.', { clock: NOON + HOUR / 12 }],
    ['15', { day }],
    ['15日', { day }],
    ['2026', { year }],
    ['Jun', { month }],
    ['15 Jun', { day, month }],
    ['Jun 15', { day, month }],
    ['15. Jun', { day, month }],
    ['15. Juni', { day, month }],
    ['15 июн.', { day, month }],
    ['15 juin', { day, month }],
    ["Jun '26", { month, year }],
    ['Jun ’26', { month, year }],
    ['Jun 2026', { month, year }],
    ['2026 Jun 15', { day, month, year }],
    ['2026-06', { month, year }],
    ['06-15', { day, month }],
    ['6/15', { day, month }],
    ['15/6', { day, month }],
    ['6/6', { day: 6, month }],
    ['2026-06-15', { day, month, year }],
    ['2026/6/15', { day, month, year }],
    ['6/15/26', { day, month, year }],
    ['15.06.2026', { day, month, year }],
    ['15.06.', { day, month }],
    ['06-15 12:00', { clock: NOON, day, month }],
    ['2026-06-15 12:00', { clock: NOON, day, month, year }],
    ['2026-06-15T12:00:00', { clock: NOON, day, month, year }],
    ["15 Jun '26 12:00", { clock: NOON, day, month, year }],
    ["15 Jun '26   12:00", { clock: NOON, day, month, year }],
    ["Mon 15 Jun '26 12:00", { clock: NOON, day, month, year }],
    ["Mon 15 Jun '26", { day, month, year }],
    ['Jun 15, 2026, 12:00 PM', { clock: NOON, day, month, year }],
    ['6月15日', { day, month }],
    ['6月', { month }],
    ['2026年6月15日', { day, month, year }],
    ['2026년 6월 15일', { day, month, year }],
  ])('%s is read', (text, label) => {
    expect(readTimeLabel(text)).toEqual(label);
  });

  test.each(
    '25:00|12:61|32|0|60,000|60000|123|6/7|13/14|31 Jun|30 Feb|06-31|Vol 12|12.5K|1.5|$15|15%|-15|13pm|24:01|RSI 14|MA|15 Foo'.split(
      '|',
    ),
  )('%s is none', (text) => {
    expect(readTimeLabel(text)).toBeUndefined();
  });

  test('is read by the order of its row where it could be two dates', () => {
    expect(readTimeLabel('6/7', 'month-first')).toEqual({ month: 6, day: 7 });
    expect(readTimeLabel('6/7/26', 'day-first')).toEqual({ month: 7, day: 6, year });
    expect(readTimeLabel('15/6', 'month-first')).toBeUndefined();
  });
});

describe('the order of day and month', () => {
  test.each([
    ['6/12 6/13 6/14', 'month-first'],
    ['12/6 13/6', 'day-first'],
    ['6/3 6/4 6/5', 'month-first'],
    ['3/6 4/6 5/6', 'day-first'],
    ['12am 6/3/26|12am 6/14/26', 'month-first'],
    ['6/1 7/1 8/1', undefined],
    ['13/6 6/13', undefined],
    ['6/7', undefined],
    ['12:00 15', undefined],
  ])('in %s is %s', (row, order) => {
    expect(dateOrderOf(row.split(row.includes('|') ? '|' : ' '))).toBe(order);
  });
});
