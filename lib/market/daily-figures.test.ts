import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from './bar';
import { dailyVolatility, dailyVolume } from './daily-figures';

const FIVE = millis(5 * MINUTE);

function bars(closes: readonly number[], first = 0): Bar[] {
  return closes.map((close, i) => ({
    openTime: unixMs((first + i) * FIVE),
    duration: FIVE,
    open: price(close),
    high: price(close),
    low: price(close),
    close: price(close),
    volume: baseQty(2),
  }));
}

const zigzag = (count: number): number[] => Array.from({ length: count }, (_, i) => (i % 2 ? 101 : 100));

describe('the day’s figures', () => {
  it('are the root of summed squares, and what changed hands', () => {
    const day = bars(zigzag(288));
    expect(dailyVolatility(day)).toBeCloseTo(Math.log(1.01) * Math.sqrt(288), 9);
    expect(dailyVolume(day)).toBeCloseTo(288 * 2 * 100.5, 6);
  });

  it('are of the newest day alone', () => {
    const calm = Array.from({ length: 288 }, () => 100);
    expect(dailyVolatility(bars([...zigzag(500), ...calm]))).toBe(0);
  });

  it('count no return across a hole', () => {
    const broken = [
      ...bars(Array.from({ length: 150 }, () => 100)),
      ...bars(
        Array.from({ length: 100 }, () => 200),
        180,
      ),
    ];
    expect(dailyVolatility(broken)).toBe(0);
  });

  it('are of a whole day where bars are missing', () => {
    expect(dailyVolume(bars(zigzag(144)))).toBeCloseTo(288 * 2 * 100.5, 6);
  });

  it('are not known from less than half a day', () => {
    expect(dailyVolatility(bars(zigzag(143)))).toBeUndefined();
    expect(dailyVolume(bars(zigzag(143)))).toBeUndefined();
    expect(dailyVolume([])).toBeUndefined();
  });
});
