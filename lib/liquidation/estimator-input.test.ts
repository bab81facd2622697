import { expect, it } from 'vitest';

import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { estimatorBars } from './estimator-input';

const MINUTE = millis(60_000);

function bar(at: number, close: number): Bar {
  return {
    openTime: unixMs(at),
    duration: MINUTE,
    open: price(50_000),
    high: price(52_000),
    low: price(48_000),
    close: price(close),
    volume: baseQty(2),
    takerBuy: baseQty(0.5),
  };
}

const series = {
  bars: [bar(0, 50_000), bar(MINUTE, 40_000)],
  openInterest: [
    { time: unixMs(MINUTE), quantity: baseQty(20) },
    { time: unixMs(2 * MINUTE), quantity: baseQty(25) },
  ],
  liquidations: [
    { time: unixMs(1), position: 'long' as const, quantity: baseQty(0.1), fillPrice: price(49_000) },
    { time: unixMs(2), position: 'long' as const, quantity: baseQty(0.1), orderPrice: price(48_000) },
  ],
};

it('the bars of a linear contract are in the coins that it is counted in', () => {
  const [first] = estimatorBars(series);
  expect(first).toMatchObject({ volume: 2, takerBuy: 0.5, openInterest: 20, liquidated: 0.2 });
});

it('the bars of an inverse contract are in dollars: open interest that only price has moved in coins stands still', () => {
  const [first, second] = estimatorBars(series, false);
  expect(first).toMatchObject({ volume: 100_000, takerBuy: 25_000, openInterest: 1_000_000 });
  expect(second!.openInterest).toBe(1_000_000);
  expect(first!.liquidated).toBeCloseTo(4_900 + 4_800, 9);
});

it('what is unknown of an inverse contract stays unknown', () => {
  const { takerBuy: _, ...unsplit } = bar(0, 50_000);
  expect(estimatorBars({ bars: [unsplit] }, false)).toMatchObject([
    { takerBuy: undefined, openInterest: undefined, liquidated: undefined },
  ]);
});

it('forced orders of a bar are known only where all of it was heard: elsewhere silence says nothing', () => {
  const bars = [0, 1, 2, 3, 4].map((n) => bar(n * MINUTE, 50_000));
  const stretch = (from: number, to: number) => ({ from: unixMs(from), to: unixMs(to) });
  const heard = [stretch(0, 1.5 * MINUTE), stretch(1.6 * MINUTE, 4 * MINUTE)];
  const told = estimatorBars({ ...series, bars, heard }).map(({ liquidated }) => liquidated);
  expect(told).toEqual([0.2, undefined, 0, 0, undefined]);
});
