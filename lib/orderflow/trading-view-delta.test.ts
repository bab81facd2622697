import { describe, expect, test } from 'vitest';

import { DAY, HOUR, MINUTE, SECOND } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { automaticLowerTimeframe, tradingViewDelta } from './trading-view-delta';

const FIVE = millis(5 * MINUTE);

/** Minute bars of open, close and volume. */
const bars = (rows: readonly (readonly [number, number, number])[]): Bar[] =>
  rows.map(([open, close, volume], i) => ({
    openTime: unixMs(i * MINUTE),
    duration: MINUTE,
    open: price(open),
    high: price(Math.max(open, close)),
    low: price(Math.min(open, close)),
    close: price(close),
    volume: baseQty(volume),
  }));

const delta = (rows: Parameters<typeof bars>[0]) => tradingViewDelta(bars(rows), MINUTE, FIVE);

describe('TradingView’s volume delta', () => {
  test('is what its indicator shows of a bar worked by hand', () => {
    const worked = delta([
      [100, 101, 10], // up: +10 → 10
      [101, 99, 30], // down: −30 → −20
      [99, 99, 5], // flat, and closes as the one before: down as that was → −25
      [99.5, 99.5, 40], // flat, but closes above the one before: up → 15
      [99.5, 99, 7], // down → 8
    ]);
    expect([...worked.delta]).toEqual([8]);
    expect([...worked.low]).toEqual([-25]);
    expect([...worked.high]).toEqual([15]);
  });

  test('opens each bar at 0, which is among its extremes', () => {
    const [low, high] = [delta(Array(5).fill([1, 2, 3])).low[0], delta(Array(5).fill([2, 1, 3])).high[0]];
    expect([low, high]).toEqual([0, 0]);
  });

  test('counts what has no direction at all as bought', () => {
    expect([...delta(Array(5).fill([100, 100, 2])).delta]).toEqual([10]);
  });

  test('carries the direction over the end of a bar, not the sum', () => {
    const down = [2, 1, 3] as const;
    const flat = [1, 1, 3] as const;
    expect([...delta([down, down, down, down, down, flat, flat, flat, flat, flat]).delta]).toEqual([
      -15, -15,
    ]);
  });

  test('leaves a bar out of which a minute is missing', () => {
    const whole = bars(Array(10).fill([1, 2, 1]));
    const holed = whole.filter((_, i) => i !== 3);
    expect([...tradingViewDelta(holed, MINUTE, FIVE).openTimes]).toEqual([FIVE]);
  });

  test('reads the lower timeframe that TradingView takes by itself', () => {
    const charts = [millis(30 * SECOND), MINUTE, millis(15 * MINUTE), millis(4 * HOUR), DAY, millis(7 * DAY)];
    expect(charts.map(automaticLowerTimeframe)).toEqual([SECOND, MINUTE, MINUTE, MINUTE, FIVE, HOUR]);
  });
});
