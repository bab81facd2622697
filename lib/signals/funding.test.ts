import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HOUR } from '../core/time';
import { millis, unixMs } from '../core/units';
import { type FundingRate, eightHourRate } from '../market/funding';
import { fundingSignal } from './funding';

const START = 1_735_689_600_000;

/** Realised rates in units of 0.01 % per interval, one after another. */
function rates(values: readonly number[], hours = 8): FundingRate[] {
  return values.map((value, i) => ({
    time: unixMs(START + (i + 1) * hours * HOUR),
    rate: value / 10_000,
    interval: millis(hours * HOUR),
    kind: 'realised',
  }));
}

const read = (history: readonly FundingRate[]) =>
  fundingSignal(history, history.at(-1)?.time ?? unixMs(START));
const often = (value: number, count: number) => Array<number>(count).fill(value);
/** A month that stays within neutral, then what is told. */
const month = (...tail: readonly number[]) => [...[...Array(90).keys()].map((k) => (k % 10) / 10), ...tail];

describe('the funding signal', () => {
  test('reads persistent shorts after three days of negative funding', () => {
    const signal = read(rates(month(...often(-0.5, 9))));
    expect(signal.reading).toBe('shorts-persistent');
    expect(signal.value).toBeCloseTo(-0.00005 * 1095, 12);
    expect(signal.threshold).toBe(0);
  });

  test('needs the mean and four fifths of the intervals on the side', () => {
    expect(read(rates(month(...often(-0.5, 8), 0.5))).reading).toBe('shorts-persistent');
    expect(read(rates(month(...often(-0.5, 7), 0.5, 0.5))).reading).not.toBe('shorts-persistent');
    expect(read(rates(month(...often(-0.1, 8), 9))).reading).not.toBe('shorts-persistent');
  });

  test('does not take the usual 0.01 % for crowded or persistent longs', () => {
    expect(read(rates(often(1, 270))).reading).toBe('neutral');
    expect(
      read(
        rates(
          often(1, 270).map((rate) => rate / 8),
          1,
        ),
      ).reading,
    ).toBe('neutral');
    expect(read(rates(often(3, 270))).reading).toBe('longs-persistent');
  });

  test('reads crowding from the extremes of its own history', () => {
    expect(read(rates(month(4))).reading).toBe('longs-crowded');
    expect(read(rates(month(-4))).reading).toBe('shorts-crowded');
    expect(read(rates(month(0.5))).reading).toBe('neutral');
    expect(read(rates([...often(0.1, 90), 0.9]))).toMatchObject({
      reading: 'neutral',
      threshold: 0.0001 * 1095,
    });
  });

  test('changes its reading at the threshold that it names', () => {
    const value = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 60, maxLength: 120 }), (values) => {
        const { reading, value, threshold } = read(rates(values));
        if (reading.startsWith('longs')) expect(value).toBeGreaterThanOrEqual(threshold!);
        if (reading.startsWith('shorts')) expect(value).toBeLessThanOrEqual(threshold!);
        if (reading === 'neutral') expect(threshold! <= 0 || threshold! >= 0.0001 * 1095).toBe(true);
        expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  test('compares rates of different intervals by what they cost in eight hours', () => {
    expect(eightHourRate(rates([1], 4)[0]!)).toBeCloseTo(0.0002, 12);
    const hourly = read(rates([...often(0.1, 240), ...often(-0.06, 72)], 1));
    const eightHourly = read(rates([...often(0.8, 30), ...often(-0.48, 9)], 8));
    expect(hourly.reading).toBe('shorts-persistent');
    expect(hourly.value).toBeCloseTo(eightHourly.value!, 12);
  });

  test('does not count predicted rates', () => {
    const predicted = rates(often(-9, 200)).map((rate) => ({ ...rate, kind: 'predicted' as const }));
    expect(read(predicted)).toMatchObject({ reading: 'unknown', missing: 'no-data' });
  });

  test('is unknown without rates, with old ones, and with too few of them', () => {
    expect(fundingSignal([], unixMs(START))).toMatchObject({ reading: 'unknown', missing: 'no-data' });
    const history = rates(month());
    const late = unixMs(history.at(-1)!.time + 17 * HOUR);
    expect(fundingSignal(history, late)).toMatchObject({ reading: 'unknown', missing: 'stale' });
    expect(read(rates(often(0.5, 6)))).toMatchObject({ reading: 'unknown', missing: 'no-history' });
    expect(read(rates(often(0.5, 12)))).toMatchObject({ reading: 'unknown', missing: 'no-history' });
    expect(read(rates(often(-0.5, 9))).reading).toBe('shorts-persistent');
  });

  test('is unknown rather than neutral when part of the 72 h was not published', () => {
    const history = rates(month(...often(0.5, 9)));
    const holed = history.filter((_, i) => i !== history.length - 3);
    expect(read(holed)).toMatchObject({ reading: 'unknown', missing: 'no-history' });
  });
});
