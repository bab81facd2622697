import fc from 'fast-check';
import { expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import type { EstimatorBar } from './estimator-bar';
import { SideSplit } from './side-split';

const MINUTE = 60_000;

function bar(volume: number, takerBuy: number | undefined, duration = MINUTE): EstimatorBar {
  const price = { open: 100, high: 100, low: 100, close: 100 };
  const unknown = { markHigh: undefined, markLow: undefined, markClose: undefined };
  return {
    openTime: 0,
    duration,
    ...price,
    ...unknown,
    volume,
    takerBuy,
    openInterest: undefined,
    liquidated: undefined,
  };
}

it('halves what is opened where no taker split is published, and before anything is traded', () => {
  expect(new SideSplit(DEFAULT_ASSUMPTIONS).longShare(bar(100, undefined), 0)).toBe(0.5);
  expect(new SideSplit(DEFAULT_ASSUMPTIONS).longShare(bar(0, 0), 0)).toBe(0.5);
});

it('reads taker buys that closing shorts account for as no lean at all', () => {
  expect(new SideSplit(DEFAULT_ASSUMPTIONS).longShare(bar(100, 52), 4)).toBeCloseTo(0.5, 12);
});

it('leans as the amplification says, whatever the bar lengths', () => {
  const amplification = DEFAULT_ASSUMPTIONS.takerAmplification;
  for (const duration of [MINUTE, 60 * MINUTE]) {
    const share = new SideSplit(DEFAULT_ASSUMPTIONS).longShare(bar(100, 51, duration), 0);
    expect(share).toBeCloseTo(0.5 + amplification * 0.01, 12);
  }
});

it('remembers about an hour: of a lean that old, balanced trade since leaves e^-1 ÷ (1 + e^-1) at equal weights', () => {
  const split = new SideSplit(DEFAULT_ASSUMPTIONS);
  const lean = split.longShare(bar(100, 51), 0) - 0.5;
  for (let minute = 0; minute < 59; minute++) split.longShare(bar(0, 0), 0);
  const after = split.longShare(bar(100, 50), 0) - 0.5;
  expect(after / lean).toBeCloseTo(Math.exp(-1) / (1 + Math.exp(-1)), 9);
});

it('mirrors: sellers lean as far as buyers, and the share stays within its bounds', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: -10, max: 10, noNaN: true }),
      (buy, closing) => {
        const long = new SideSplit(DEFAULT_ASSUMPTIONS).longShare(bar(100, 100 * buy), closing);
        const short = new SideSplit(DEFAULT_ASSUMPTIONS).longShare(bar(100, 100 * (1 - buy)), -closing);
        expect(long + short).toBeCloseTo(1, 9);
        expect(long).toBeGreaterThanOrEqual(DEFAULT_ASSUMPTIONS.splitBounds[0]);
        expect(long).toBeLessThanOrEqual(DEFAULT_ASSUMPTIONS.splitBounds[1]);
      },
    ),
  );
});
