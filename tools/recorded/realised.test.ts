import { describe, expect, it } from 'vitest';

import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { realisedAfter } from './realised';
import type { TriggeredOrder } from './recording';

const BAR = 300_000;

function bar(i: number, low: number, high: number): EstimatorBar {
  return { openTime: i * BAR, duration: BAR, open: 100, high, low, close: 100 } as EstimatorBar;
}

const long = (time: number, price: number): TriggeredOrder => ({
  time,
  position: 'long',
  quantity: 1,
  price,
});

describe('what came after an instant', () => {
  const bars = [bar(0, 90, 110), bar(1, 99.75, 100.05), bar(2, 99.85, 100.15), bar(3, 90, 110)];
  const between = (orders: readonly TriggeredOrder[]) => realisedAfter({ bars, orders }, BAR, 3 * BAR, 100);

  it('sweeps the bins that price went through whole, and knows nothing of bars before or after', () => {
    expect(between([]).swept).toEqual({ long: 2, short: 1 });
  });

  it('counts an order in the bin of its price', () => {
    const { long: forced, short } = between([
      long(BAR, 99.95),
      long(2 * BAR, 99.85),
      long(2 * BAR, 99.81),
    ]).forced;
    expect(Array.from(forced.subarray(0, 3))).toEqual([1, 2, 0]);
    expect(short.every((quantity) => quantity === 0)).toBe(true);
  });

  it('leaves out orders of other times, beyond what was swept whole, and of longs above price', () => {
    const { long: forced } = between([
      long(BAR - 1, 99.95),
      long(3 * BAR, 99.95),
      long(BAR, 99.78),
      long(BAR, 100.02),
    ]).forced;
    expect(forced.every((quantity) => quantity === 0)).toBe(true);
  });
});
