import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DAY, HOUR } from '../core/time';
import { unixMs } from '../core/units';
import { type Anchor, cvd } from './cvd';
import type { DeltaSeries } from './delta';

const at = (text: string) => unixMs(Date.parse(text));

function hourly(from: number, delta: readonly (number | undefined)[]): DeltaSeries {
  const known = delta.flatMap((value, i) => (value === undefined ? [] : [[from + i * HOUR, value] as const]));
  return {
    provenance: 'taker-bars',
    interval: HOUR,
    openTimes: Float64Array.from(known, ([time]) => time),
    delta: Float64Array.from(known, ([, value]) => value),
  };
}

describe('cumulative volume delta', () => {
  test('starts anew with the UTC day', () => {
    const line = cvd(hourly(at('2025-03-01T22:00Z'), [1, 2, 4, 8]), 'utc-day');
    expect([...line.values]).toEqual([1, 3, 4, 12]);
    expect(line.since[3]).toBe(at('2025-03-02T00:00Z'));
  });

  test('starts anew on Monday with the ISO week, and on the first with the month', () => {
    const overSunday = hourly(at('2025-06-01T22:00Z'), [1, 2, 4]);
    expect([...cvd(overSunday, 'iso-week').values]).toEqual([1, 3, 4]);
    expect([...cvd(overSunday, 'utc-month').values]).toEqual([1, 3, 7]);
    const overMonth = hourly(at('2025-05-31T22:00Z'), [1, 2, 4]);
    expect([...cvd(overMonth, 'iso-week').values]).toEqual([1, 3, 7]);
    expect([...cvd(overMonth, 'utc-month').values]).toEqual([1, 3, 4]);
  });

  test('counts from the last funding, and from nothing before the first', () => {
    const series = hourly(at('2025-03-01T06:00Z'), [1, 2, 4, 8, 16]);
    const line = cvd(series, { since: [at('2025-03-01T07:00Z'), at('2025-03-01T09:00Z')] });
    expect([...line.values]).toEqual([2, 6, 8, 24]);
    expect(line.openTimes[0]).toBe(at('2025-03-01T07:00Z'));
    expect(cvd(series, { since: [] }).values).toHaveLength(0);
  });

  test('over 24 rolling hours is the sum of the last 24 bars', () => {
    const line = cvd(hourly(0, [...Array(30).keys()]), 'rolling-24h');
    expect(line.values[23]).toBe((23 * 24) / 2);
    expect(line.values[29]).toBe((29 * 30) / 2 - (5 * 6) / 2);
    expect(line.since[29]).toBe(6 * HOUR);
  });

  test('breaks at a gap and says so', () => {
    for (const anchor of ['utc-day', 'rolling-24h', { since: [unixMs(0)] }] satisfies Anchor[]) {
      const line = cvd(hourly(0, [1, 2, undefined, undefined, 8, 16]), anchor);
      expect([...line.values]).toEqual([1, 3, 8, 24]);
      expect([...line.since]).toEqual([0, 0, 4 * HOUR, 4 * HOUR]);
      expect(line.gaps).toEqual([{ from: 2 * HOUR, to: 4 * HOUR, reason: 'missed' }]);
    }
  });

  test('every point is the sum of the deltas since the time it names', () => {
    const anchors: Anchor[] = [
      'utc-day',
      'iso-week',
      'utc-month',
      'rolling-24h',
      { since: [unixMs(7 * HOUR)] },
    ];
    const deltas = fc.array(fc.option(fc.integer({ min: -99, max: 99 }), { nil: undefined, freq: 20 }), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(deltas, fc.constantFrom(...anchors), fc.nat(60), (delta, anchor, day) => {
        const series = hourly(day * DAY, delta);
        const line = cvd(series, anchor);
        line.openTimes.forEach((time, i) => {
          let sum = 0;
          series.openTimes.forEach((open, k) => {
            if (open >= line.since[i]! && open <= time) sum += series.delta[k]!;
          });
          expect(line.values[i]).toBe(sum);
        });
      }),
    );
  });
});
