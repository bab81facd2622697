import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../core/time';
import { millis, unixMs } from '../core/units';
import { type FundingRate, NEUTRAL_F8 } from '../market/funding';
import { fundingSignal } from './funding';
import { fundingPersistence, fundingStanding } from './funding-standing';

const START = 1_735_689_600_000;

/** Realised rates in units of 0.01 % per 8 h, one after another. */
const rates = (values: readonly number[]): FundingRate[] =>
  values.map((value, i) => ({
    time: unixMs(START + (i + 1) * 8 * HOUR),
    rate: value / 10_000,
    interval: millis(8 * HOUR),
    kind: 'realised',
  }));

const standing = (values: readonly number[]) => {
  const past = rates(values);
  return fundingStanding(past, past.at(-1)!.time);
};

/** In steps that binary fractions hold exactly, so that what is equal stays so when it is mirrored. */
const courses = fc.array(
  fc.integer({ min: -320, max: 320 }).map((step) => step / 64),
  { minLength: 30, maxLength: 90 },
);

describe('how funding stands in its own past', () => {
  it('is a share of the past, over the days that there are', () => {
    const twenty = [...Array(20).keys(), 4.5];
    expect(standing([...twenty, 2.5])).toMatchObject({ span: 21 * 8 * HOUR });
    // Of 22 rates three are below 2.5, and it is one itself: 3.5 ÷ 22.
    expect(standing([...twenty, 2.5])!.percentile).toBeCloseTo((100 * 3.5) / 22, 12);
  });

  it('is not ranked before there are seven days, nor over more than ninety', () => {
    expect(standing(Array<number>(20).fill(1))).not.toHaveProperty('percentile');
    const old = [...Array<number>(30).fill(-9), ...Array<number>(269).fill(1), 0.5];
    expect(standing(old)!.span).toBeLessThan(90 * DAY);
    expect(standing(old)!.percentile).toBeLessThan(1);
  });

  it('has a robust z only where the past has a spread', () => {
    expect(standing([...Array<number>(60).fill(1), 7])).not.toHaveProperty('robustZ');
    // Median 2, MAD 1.
    const spread = [...Array(12).keys()].flatMap(() => [0, 1, 2, 3, 4]);
    expect(standing([...spread, 2, 5])!.robustZ).toBeCloseTo(3 / 1.4826, 1);
  });

  it('tells persistence by the mean and by four fifths of the intervals', () => {
    const kept = standing([-1, -1, -1, -1, -1, -1, -1, -1, 0.5])!.persistence!;
    expect(kept).toMatchObject({ side: 'short', persistent: true });
    expect(kept.share).toBeCloseTo(8 / 9, 12);
    expect(kept.mean).toBeCloseTo(-7.5e-4 / 9, 12);
    const turned = standing([-1, -1, -1, -1, -1, -1, -1, 0.5, 0.5])!.persistence!;
    expect(turned).toMatchObject({ side: 'short', persistent: false });
  });

  it('counts realised rates only', () => {
    const past = rates(Array<number>(60).fill(1));
    const next: FundingRate = { ...past.at(-1)!, rate: 9, kind: 'predicted' };
    const now = past.at(-1)!.time;
    expect(fundingStanding([...past, next], now)).toEqual(fundingStanding(past, now));
    expect(fundingStanding([next], now)).toBeUndefined();
  });

  it('agrees with the reading of the signal', () => {
    fc.assert(
      fc.property(courses, (values) => {
        const past = rates(values);
        const { reading } = fundingSignal(past, past.at(-1)!.time);
        const { persistent, side } = fundingPersistence(past)!;
        expect(reading === 'longs-persistent').toBe(persistent && side === 'long');
        expect(reading === 'shorts-persistent').toBe(persistent && side === 'short');
      }),
    );
  });

  it('reads the mirror where all rates are mirrored about the middle of neutral', () => {
    fc.assert(
      fc.property(courses, (values) => {
        const [one, two] = [standing(values)!, standing(values.map((value) => 1 - value))!];
        expect(two.f8).toBeCloseTo(NEUTRAL_F8 - one.f8, 12);
        expect(two.persistence!.mean).toBeCloseTo(NEUTRAL_F8 - one.persistence!.mean, 12);
        expect(two.percentile).toBeCloseTo(100 - one.percentile!, 9);
      }),
    );
  });

  it('mirrored, names the other side as the one that keeps paying', () => {
    const shorts = standing([-1, -1, -2, -1, -1, -3, -1, -1, 0.5])!.persistence!;
    const longs = standing([2, 2, 3, 2, 2, 4, 2, 2, 0.5])!.persistence!;
    expect(longs).toMatchObject({ side: 'long', persistent: true, share: shorts.share });
    expect(shorts).toMatchObject({ side: 'short', persistent: true });
  });
});
