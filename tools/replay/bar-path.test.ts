import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { FeedBar } from '../exchange/market-feed';
import { tradesAlong } from './bar-path';

const LENGTH = 300_000;
const TICK = 0.1;
const STEP = 0.001;

/** Bars whose prices are whole ticks and whose volume is whole steps, as recorded ones are. */
const bars = fc
  .record({
    prices: fc.array(fc.integer({ min: 10_000, max: 1_000_000 }), { minLength: 4, maxLength: 4 }),
    steps: fc.integer({ min: 0, max: 5_000_000 }),
    rises: fc.boolean(),
  })
  .map(({ prices, steps, rises }): FeedBar => {
    const [low = 0, second = 0, third = 0, high = 0] = prices
      .toSorted((a, b) => a - b)
      .map((ticks) => ticks * TICK);
    const [open, close] = rises ? [second, third] : [third, second];
    return { openTime: 0, open, high, low, close, volume: steps * STEP, quoteVolume: 0, trades: 0 };
  });

test('the parts sum to the volume, stay inside the bar in time and price, and none is empty', () => {
  fc.assert(
    fc.property(bars, (bar) => {
      const { time, price, quantity } = tradesAlong([bar], LENGTH, TICK, STEP);
      expect(quantity.reduce((total, part) => total + part, 0)).toBeCloseTo(bar.volume, 6);
      expect(quantity.every((part) => part > STEP / 2)).toBe(true);
      expect(price.every((at) => at > bar.low - TICK / 2 && at < bar.high + TICK / 2)).toBe(true);
      expect(time.every((at, i) => at >= (time[i - 1] ?? 0) && at < LENGTH)).toBe(true);
    }),
  );
});

test('four trades are enough to reach open, both extremes and close', () => {
  fc.assert(
    fc.property(bars, (bar) => {
      fc.pre(bar.volume > 3.5 * STEP);
      const { price } = tradesAlong([bar], LENGTH, TICK, STEP);
      const reached = [price[0]!, Math.max(...price), Math.min(...price), price.at(-1)!];
      for (const [i, corner] of [bar.open, bar.high, bar.low, bar.close].entries()) {
        expect(reached[i]).toBeCloseTo(corner, 6);
      }
    }),
  );
});

test('a bar without volume has no trades', () => {
  const empty: FeedBar = {
    openTime: 0,
    open: 1,
    high: 1,
    low: 1,
    close: 1,
    volume: 0,
    quoteVolume: 0,
    trades: 0,
  };
  expect(tradesAlong([empty], LENGTH, TICK, STEP).time).toHaveLength(0);
});
