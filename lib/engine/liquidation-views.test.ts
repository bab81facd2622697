import { expect, it } from 'vitest';

import { baseQty, price, unixMs } from '../core/units';
import { liquidationViews } from './liquidation-views';

const order = (time: number, quantity: number) => ({
  time: unixMs(time),
  position: 'long' as const,
  quantity: baseQty(quantity),
  orderPrice: price(100),
});

it('forced orders are shown at the fill, or at the limit where no fill is given', () => {
  const filled = { ...order(2, 3), position: 'short' as const, fillPrice: price(110) };
  expect(liquidationViews([order(1, 2), filled])).toEqual([
    { time: 1, price: 100, side: 'long', usd: 200 },
    { time: 2, price: 110, side: 'short', usd: 330 },
  ]);
});

it('of many forced orders the 300 largest stay, in the order of time', () => {
  const sizes = Array.from({ length: 1_000 }, (_, i) => (i * 7_919) % 1_000);
  const shown = liquidationViews(sizes.map((size, time) => order(time, size)));
  expect(shown).toHaveLength(300);
  expect(Math.min(...shown.map(({ usd }) => usd))).toBe(700 * 100);
  expect(shown.map(({ time }) => time)).toEqual(shown.map(({ time }) => time).sort((a, b) => a - b));
});
