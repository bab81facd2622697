import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseDuration, parseInstant } from './time-text';

const NEW_YEAR = Date.UTC(2022, 0, 1);

describe('an instant', () => {
  test.each([
    '2022-01-01',
    '2022-01-01 00:00:00',
    '2022-01-01T00:00Z',
    '2022-01-01 00:00:00+00:00',
    '2022-01-01 00:00:00.000000 UTC',
    '2022-01-01T02:00:00+02:00',
    '1640995200',
    '1640995200000',
    '1640995200000000',
    1_640_995_200_000_000_000,
  ])('%s is the beginning of 2022', (text) => expect(parseInstant(text)).toBe(NEW_YEAR));

  test.each(['', 'now', '0', '-5', '2022-13-01', '2022-01-01x', Number.NaN])('%s is none', (text) =>
    expect(parseInstant(text)).toBeUndefined(),
  );

  test('keeps its milliseconds in every unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2099, 0) }), (time) => {
        expect(parseInstant(String(time))).toBe(time);
        expect(parseInstant(`${time}999`)).toBe(time);
        expect(parseInstant(new Date(time).toISOString())).toBe(time);
      }),
    );
  });
});

test('a duration is a count and a unit', () => {
  expect(['30s', '15m', '4h', '7d'].map(parseDuration)).toEqual([30_000, 900_000, 14_400_000, 604_800_000]);
  expect(['0h', '4', 'h', '1.5h', '-1h', '4 h'].map(parseDuration)).toEqual(Array(6).fill(undefined));
});
