import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HOUR } from '../core/time';
import { type Price, baseQty, millis, price as priceOf, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { transientRises } from './transient-rise';

const START = 400_000 * HOUR;
/** The hour of the rise: three days of usual steps stand before it. */
const RISE = 72;

const samplesOf = (values: readonly number[]) =>
  values.map((quantity, hour) => ({ time: unixMs(START + hour * HOUR), quantity: baseQty(quantity) }));

/** Hourly bars whose close, at each hour, is the price given. */
const barsOf = (prices: readonly number[]): Bar[] =>
  prices.map((close, hour) => {
    const at: Price = priceOf(close);
    const openTime = unixMs(START + (hour - 1) * HOUR);
    return { openTime, duration: millis(HOUR), open: at, high: at, low: at, close: at, volume: baseQty(1) };
  });

/** Steps of 0.1 % up and down, then what follows as shares of the last quiet value. */
const interestWith = (shares: readonly number[]): number[] => [
  ...Array.from({ length: RISE }, (_, hour) => 10_000 * (1 + (hour % 2) / 1000)),
  ...shares.map((share) => 10_010 * share),
];
const calm = (length: number) => Array<number>(length).fill(60_000);

const SPOOF = interestWith([1.02, 1.019, 1.003, 1.003]);

describe('a transient rise of open interest', () => {
  it('is above three sigmas and mostly gone while price stays', () => {
    const [rise, ...others] = transientRises(samplesOf(SPOOF), barsOf(calm(SPOOF.length)));
    expect(others).toEqual([]);
    expect(rise).toMatchObject({
      from: START + (RISE - 1) * HOUR,
      to: START + RISE * HOUR,
      reversedAt: START + (RISE + 2) * HOUR,
    });
    // The usual step is ±0.1 %, this one 2 %.
    expect(rise!.sigmas).toBeCloseTo(20, 0);
    expect(rise!.reversed).toBeCloseTo(0.85, 2);
  });

  it('is none when it is usual, stays, or goes too late', () => {
    const none = (shares: readonly number[]) => {
      const values = interestWith(shares);
      expect(transientRises(samplesOf(values), barsOf(calm(values.length)))).toEqual([]);
    };
    none([1.002, 1.0002]);
    none([1.02, 1.019, 1.012, 1.012]);
    none([...Array<number>(13).fill(1.02), 1.001]);
  });

  it('is none when price has moved, or is not known: then owners may have been driven out', () => {
    const moved = calm(SPOOF.length);
    moved[RISE + 1] = 60_700;
    expect(transientRises(samplesOf(SPOOF), barsOf(moved))).toEqual([]);
    expect(transientRises(samplesOf(SPOOF), barsOf(calm(RISE + 2)))).toEqual([]);
  });

  it('is not told before two days of steps are known', () => {
    const short = SPOOF.slice(RISE - 47);
    expect(transientRises(samplesOf(short), barsOf(calm(short.length)))).toEqual([]);
  });

  it('is the same in other units and at other prices', () => {
    const scale = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(scale, scale, (units, level) => {
        const [rise] = transientRises(
          samplesOf(SPOOF.map((value) => value * units)),
          barsOf(calm(SPOOF.length).map((value) => value * level)),
        );
        expect(rise!.to).toBe(START + RISE * HOUR);
        expect(rise!.reversed).toBeCloseTo(0.85, 2);
      }),
    );
  });

  it('always fell by 70 % of what it rose, within twelve hours', () => {
    const values = fc.array(fc.double({ min: 9_900, max: 10_400, noNaN: true }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(values, (tail) => {
        const all = [...interestWith([]), ...tail];
        const at = (time: number) => all[(time - START) / HOUR]!;
        for (const { from, to, reversedAt } of transientRises(samplesOf(all), barsOf(calm(all.length)))) {
          expect(at(to) - at(reversedAt)).toBeGreaterThanOrEqual(0.7 * (at(to) - at(from)) - 1e-9);
          expect(reversedAt - to).toBeLessThanOrEqual(12 * HOUR);
        }
      }),
    );
  });
});
