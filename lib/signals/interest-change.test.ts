import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { baseQty, millis, unixMs } from '../core/units';
import type { OpenInterest } from '../market/open-interest';
import { changeStanding, interestChange, interestLevel } from './interest-change';

const NOW = 1_760_000_400_000;

/** Every half an hour until now, by their age in days. */
const samples = (days: number, quantity: (age: number) => number): OpenInterest[] =>
  Array.from({ length: days * 48 + 1 }, (_, i) => {
    const age = (days * 48 - i) * 30 * MINUTE;
    return { time: unixMs(NOW - age), quantity: baseQty(quantity(age / DAY)) };
  });

describe('the change of open interest', () => {
  it('is in percent, and from what', () => {
    const rising = samples(8, (age) => (age >= 1 ? 1_000 : 1_000 * (1.2 - 0.2 * age)));
    const change = interestChange(rising, DAY)!;
    expect(change.percent).toBeCloseTo(20, 9);
    expect(change.from).toBeCloseTo(1_000, 9);
    // The largest of seven days of changes.
    const standing = changeStanding(rising, DAY)!;
    expect(standing.percentile).toBeGreaterThan(99);
    expect(standing.span).toBe(7 * DAY);
  });

  it('is unknown where no sample stands a window earlier, and unranked for the first days', () => {
    expect(
      interestChange(
        samples(2, () => 5),
        millis(72 * HOUR),
      ),
    ).toBeUndefined();
    expect(interestChange([], DAY)).toBeUndefined();
    const young = samples(3, () => 5);
    expect(changeStanding(young, DAY)).toBeUndefined();
    expect(changeStanding([], DAY)).toBeUndefined();
  });

  it('does not depend on the size of the market', () => {
    const course = (age: number) => 1_000 * (1 + 0.1 * Math.sin(age * 2));
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (scale) => {
        const [one, scaled] = [1, scale].map((by) =>
          interestChange(
            samples(6, (age) => by * course(age)),
            DAY,
          )!,
        );
        expect(scaled!.percent).toBeCloseTo(one!.percent, 6);
        expect(scaled!.from / scale).toBeCloseTo(one!.from, 6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the level of open interest', () => {
  it('is ranked among its own past from three days on', () => {
    expect(interestLevel(samples(4, (age) => 1_000 - age))!.percentile).toBeGreaterThan(99);
    expect(interestLevel(samples(4, (age) => 1_000 + age))!.percentile).toBeLessThan(1);
    expect(interestLevel(samples(4, () => 7))!.percentile).toBe(50);
    expect(interestLevel(samples(2, () => 7))).toBeUndefined();
    expect(interestLevel([])).toBeUndefined();
  });
});
