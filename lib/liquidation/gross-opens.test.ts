import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { GrossOpens } from './gross-opens';

const MINUTE = 60_000;
const TIERS = DEFAULT_ASSUMPTIONS.leverages.length;
const NOBODY_CLOSES = new Float64Array(TIERS).fill(1);
const HOLDING = new Float64Array(TIERS).fill(1e12);
const NONE = new Float64Array(TIERS);

function stepOf(opens: GrossOpens, volume: number, openInterest?: number): number {
  return opens.step({ volume, duration: MINUTE, openInterest }, NOBODY_CLOSES, HOLDING, NONE);
}

describe('gross opens', () => {
  it('opens in time all that open interest rose by, and no more', () => {
    const opens = new GrossOpens(DEFAULT_ASSUMPTIONS);
    stepOf(opens, 100, 1000);
    let opened = stepOf(opens, 100, 1050);
    for (let minute = 0; minute < 3 * 24 * 60; minute++) opened += stepOf(opens, 100);
    expect(opened).toBeCloseTo(50, 4);
  });

  it('opens more of what waits in busy minutes', () => {
    const opens = new GrossOpens(DEFAULT_ASSUMPTIONS);
    stepOf(opens, 100, 1000);
    for (let minute = 0; minute < 60; minute++) stepOf(opens, 100);
    stepOf(opens, 100, 1080);
    const quiet = stepOf(opens, 20);
    const busy = stepOf(opens, 500);
    expect(busy).toBeGreaterThan(10 * quiet);
    expect(busy).toBeLessThan(80);
  });

  it('never opens more than was traded, nor less than nothing', () => {
    const bars = fc.array(
      fc.record({
        volume: fc.double({ min: 0, max: 1000, noNaN: true }),
        change: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
      { minLength: 2, maxLength: 50 },
    );
    fc.assert(
      fc.property(bars, (all) => {
        const opens = new GrossOpens(DEFAULT_ASSUMPTIONS);
        let interest = 1e6;
        for (const { volume, change } of all) {
          interest += change * volume;
          const opened = stepOf(opens, volume, interest);
          expect(opened).toBeGreaterThanOrEqual(0);
          expect(opened).toBeLessThanOrEqual(volume);
        }
      }),
    );
  });

  it('goes by volume where no open interest was ever published', () => {
    const opens = new GrossOpens(DEFAULT_ASSUMPTIONS);
    expect(stepOf(opens, 100)).toBe(100 * DEFAULT_ASSUMPTIONS.turnoverShare);
    expect(opens.basis).toBe('volume');
  });
});
