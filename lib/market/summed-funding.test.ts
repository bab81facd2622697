import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HOUR } from '../core/time';
import { millis, unixMs } from '../core/units';
import { type FundingRate, eightHourRate } from './funding';
import { paidOver, weightedFunding } from './summed-funding';

const START = 1_759_968_000_000;
const EIGHT = millis(8 * HOUR);

/** Rates one after another from the start on. */
const rates = (values: readonly number[], hours: number): FundingRate[] =>
  values.map((rate, i) => ({
    time: unixMs(START + (i + 1) * hours * HOUR),
    rate,
    interval: millis(hours * HOUR),
    kind: 'realised',
  }));

const end = START + EIGHT;

describe('what longs paid over a stretch', () => {
  it('is the sum of the rates in it', () => {
    expect(paidOver(rates([1, 2, 3, 4, 5, 6, 7, 8], 1))(end, EIGHT)).toBeCloseTo(36, 12);
    expect(paidOver(rates([5, 7], 4))(end, EIGHT)).toBeCloseTo(12, 12);
    expect(paidOver(rates([9], 8))(end, EIGHT)).toBe(9);
  });

  it('is a third of what is paid once a day', () => {
    const read = paidOver(rates([9], 24));
    expect([1, 2, 3].map((n) => read(START + n * EIGHT, EIGHT))).toEqual([3, 3, 3]);
  });

  it('takes hours that are missing for like the others, and is unknown where more than half are', () => {
    const hourly = rates([1, 1, 1, 1, 1, 1, 1, 1], 1);
    expect(paidOver(hourly.filter((_, i) => i !== 4))(end, EIGHT)).toBeCloseTo(8, 12);
    expect(paidOver(hourly.slice(0, 3))(end, EIGHT)).toBeUndefined();
    expect(paidOver([])(end, EIGHT)).toBeUndefined();
  });

  it('is not changed by a stamp that is some milliseconds late', () => {
    const late = rates([1, 2, 3], 8).map((rate) => ({ ...rate, time: unixMs(rate.time + 7) }));
    const read = paidOver(late);
    expect([1, 2, 3].map((n) => Math.round(read(START + n * EIGHT, EIGHT)!))).toEqual([1, 2, 3]);
  });

  it('does not depend on how the intervals are split', () => {
    const rate = fc.double({ min: -0.01, max: 0.01, noNaN: true });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 1, maxLength: 20 }), (values) => {
        const hourly = values.flatMap((value) => Array<number>(8).fill(value / 8));
        const [whole, split] = [paidOver(rates(values, 8)), paidOver(rates(hourly, 1))];
        for (let n = 1; n <= values.length; n++) {
          const time = START + n * EIGHT;
          expect(split(time, EIGHT)).toBeCloseTo(whole(time, EIGHT)!, 12);
        }
      }),
    );
  });
});

describe('weighted funding', () => {
  it('weighs each by its open interest, at the first one’s times', () => {
    const first = rates([0.0001, 0.0003], 8);
    const sum = weightedFunding([
      { rates: first, weight: 3 },
      { rates: rates([0.0002, 0.0003, 0.0001, 0.0001], 4), weight: 1 },
    ]);
    expect(sum.map(({ time }) => time)).toEqual(first.map(({ time }) => time));
    // (3 × 0.0001 + 0.0005) ÷ 4 and (3 × 0.0003 + 0.0002) ÷ 4.
    expect(sum.map(({ rate }) => rate)).toEqual([expect.closeTo(0.0002, 12), expect.closeTo(0.000275, 12)]);
  });

  it('lies between the least and the most that any of them paid', () => {
    const rate = fc.double({ min: -0.01, max: 0.01, noNaN: true });
    const part = fc.record({
      values: fc.array(rate, { minLength: 8, maxLength: 8 }),
      weight: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const all = parts.map(({ values, weight }) => ({ rates: rates(values, 8), weight }));
        weightedFunding(all).forEach((mean, i) => {
          const paid = all.map((each) => eightHourRate(each.rates[i]!));
          expect(eightHourRate(mean)).toBeGreaterThanOrEqual(Math.min(...paid) - 1e-12);
          expect(eightHourRate(mean)).toBeLessThanOrEqual(Math.max(...paid) + 1e-12);
        });
      }),
    );
  });

  it('leaves out who has no open interest, and is the first one’s where none has', () => {
    const [one, two] = [rates([0.0001], 8), rates([0.0009], 8)];
    expect(
      weightedFunding([
        { rates: one, weight: 0 },
        { rates: two, weight: 5 },
      ]),
    ).toBe(two);
    expect(weightedFunding([{ rates: one, weight: 0 }])).toBe(one);
    expect(weightedFunding([])).toEqual([]);
  });
});
