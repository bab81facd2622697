import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { millis, unixMs } from '../core/units';
import { cascadeReading } from './cascade';
import type { ForcedSlots } from './forced-slots';

const FIVE = millis(5 * MINUTE);
/** Shorts of 1 … 95 dollars a slot, the largest in six of a hundred: so that is the 95th percentile. */
const usual = Array.from({ length: 300 }, (_, i) => Math.min((i % 100) + 1, 95));

/** What follows the usual day, in longs. */
function after(...longs: number[]): ForcedSlots {
  return {
    interval: FIVE,
    from: unixMs(0),
    long: Float64Array.from([...usual.map(() => 0), ...longs]),
    short: Float64Array.from([...usual, ...longs.map(() => 0)]),
  };
}

const stateOf = (...longs: number[]) => cascadeReading(after(...longs))?.cascade?.state;

describe('a cascade', () => {
  test('runs while slots are above the 95th percentile, and names whose positions it closes', () => {
    const reading = cascadeReading(after(5, 500, 900))!;
    expect(reading.threshold).toBe(95);
    expect(reading.cascade).toEqual({
      state: 'running',
      side: 'long',
      since: 301 * FIVE,
      realised: 1_400,
      newest: 900,
      peak: 900,
    });
  });

  test('runs on between the threshold and half its peak, and is exhausted below that', () => {
    expect(stateOf(500, 251)).toBe('running');
    expect(stateOf(500, 249)).toBe('exhausted');
  });

  test('is over an hour after it was exhausted', () => {
    expect(stateOf(500, ...Array(12).fill(10))).toBe('exhausted');
    expect(stateOf(500, ...Array(13).fill(10))).toBeUndefined();
  });

  test('runs again when the rate rises anew', () => {
    expect(stateOf(500, 200, 20, 300)).toBe('running');
    expect(stateOf(500, 200, 501)).toBe('running');
  });

  test('is unknown, not none, where it was not heard or too little was', () => {
    expect(cascadeReading(after(500, NaN, NaN))).toBeUndefined();
    const short = after(500);
    const last = { long: short.long.slice(-100), short: short.short.slice(-100) };
    expect(cascadeReading({ ...short, ...last })).toBeUndefined();
  });
});
