import { expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { passedBetween } from './passed-prices';

const FIVE = millis(5 * MINUTE);

const bars = [100, 110, 90, 105].map((open, i): Bar => ({
  openTime: unixMs(i * FIVE),
  duration: FIVE,
  open: price(open),
  high: price(open + 3),
  low: price(open - 2),
  close: price(open + 1),
  volume: baseQty(1),
}));

it('is from the lowest low to the highest high of all bars that closed since', () => {
  expect(passedBetween(bars, 0)).toEqual({ low: 88, high: 113 });
  expect(passedBetween(bars, 2 * FIVE)).toEqual({ low: 88, high: 108 });
  expect(passedBetween(bars, 3 * FIVE)).toEqual({ low: 103, high: 108 });
});

it('ends with the last bar that has closed by the second instant', () => {
  expect(passedBetween(bars, 0, 2 * FIVE)).toEqual({ low: 98, high: 113 });
  expect(passedBetween(bars, FIVE, 2 * FIVE + MINUTE)).toEqual({ low: 108, high: 113 });
  expect(passedBetween(bars, FIVE, FIVE)).toBeUndefined();
});

it('counts the bar that holds the instant, and is unknown before one has closed', () => {
  expect(passedBetween(bars, 2 * FIVE - MINUTE)).toEqual({ low: 88, high: 113 });
  expect(passedBetween(bars, 4 * FIVE)).toBeUndefined();
  expect(passedBetween([], 0)).toBeUndefined();
});
