import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { BAR_PAGE, candleRequests, rangeOf } from './candle-request';

const NOW = 1_700_000_123_456 as UnixMs;
const at = (time: number): UnixMs => time as UnixMs;
const lengths = constantFrom<number>(MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, DAY);

describe('the requests of a range', () => {
  test('one for a recent page, six for an old one', () => {
    const page = (from: number): number =>
      candleRequests({ interval: MINUTE, from: at(from), to: at(from + BAR_PAGE * MINUTE) }, NOW).length;
    expect(page(NOW - 2 * DAY)).toBe(1);
    expect(page(NOW - 100 * DAY)).toBe(6);
  });

  test('follow each other without a hole, fit the venue, and ask nothing of the future', () => {
    assert(
      property(
        lengths,
        integer({ min: 0, max: 400 * DAY }),
        integer({ min: 1, max: BAR_PAGE }),
        (length, age, count) => {
          const interval = length as Millis;
          const from = at(NOW - age);
          const to = at(from + count * interval);
          const requests = candleRequests({ interval, from, to }, NOW);
          let reached = Math.ceil(from / interval) * interval;
          for (const request of requests) {
            const { startTime, endTime, limit } = rangeOf(request, NOW) as Record<string, number>;
            expect(request.from).toBe(reached);
            expect(startTime! % interval).toBe(0);
            expect(startTime).toBeLessThan(request.from);
            expect(endTime).toBeLessThanOrEqual(NOW);
            expect(endTime! - startTime!).toBeLessThanOrEqual(90 * DAY);
            expect(limit).toBeLessThanOrEqual(request.isOld ? 200 : 1000);
            // Even with both ends in the range none is cut off.
            expect(Math.floor(endTime! / interval) - startTime! / interval + 1).toBeLessThanOrEqual(limit!);
            reached = request.to;
          }
          expect(reached).toBe(Math.max(Math.min(to, NOW), Math.ceil(from / interval) * interval));
        },
      ),
    );
  });

  test('of an empty range are none', () => {
    expect(candleRequests({ interval: MINUTE, from: NOW, to: NOW }, NOW)).toEqual([]);
    expect(candleRequests({ interval: MINUTE, from: at(NOW + HOUR), to: at(NOW + DAY) }, NOW)).toEqual([]);
  });
});
