import { describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../../lib/core/time';
import { extendBars } from './extend';

const START = Date.UTC(2025, 0, 6);
const OPTIONS = {
  seed: 1,
  world: 'fuzzy',
  startTime: START,
  startPrice: 50_000,
  startOpenInterest: 3_000,
} as const;

describe('bars without traders', () => {
  it('go on from the given price and open interest, one an interval', () => {
    const { bars, funding } = extendBars({ ...OPTIONS, days: 5, interval: HOUR });
    expect(bars.openTime).toHaveLength(5 * 24);
    expect(bars.openTime.every((time, i) => time === START + i * HOUR)).toBe(true);
    expect(bars.open[0]).toBe(50_000);
    expect(Math.abs(bars.openInterest[0]! / 3_000 - 1)).toBeLessThan(0.1);
    expect(funding.map(({ time }) => time)).toEqual(
      Array.from({ length: 15 }, (_, i) => START + (i + 1) * 8 * HOUR),
    );
  });

  it('have highs above and lows below all else, and open where the last one closed', () => {
    const { bars } = extendBars({ ...OPTIONS, days: 3 });
    for (let i = 1; i < bars.open.length; i++) {
      expect(bars.high[i]).toBeGreaterThanOrEqual(Math.max(bars.open[i]!, bars.close[i]!));
      expect(bars.low[i]).toBeLessThanOrEqual(Math.min(bars.open[i]!, bars.close[i]!));
      expect(bars.open[i]).toBe(bars.close[i - 1]);
      expect(Math.abs(bars.openInterest[i]! - bars.openInterest[i - 1]!)).toBeLessThanOrEqual(
        bars.volume[i]!,
      );
    }
  });

  it('refuse an interval that funding does not fall on', () => {
    expect(() => extendBars({ ...OPTIONS, interval: DAY })).toThrow(/divisor of 8 h/);
  });
});
