import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { orderFlow } from './order-flow';

const QUARTER = millis(15 * MINUTE);

const bars = (count: number, takerBuy?: number): Bar[] =>
  Array.from({ length: count }, (_, i) => ({
    openTime: unixMs(i * QUARTER),
    duration: QUARTER,
    open: price(100),
    high: price(101),
    low: price(99),
    close: price(100.5),
    volume: baseQty(30),
    ...(takerBuy !== undefined && { takerBuy: baseQty(takerBuy) }),
  }));

const flows = (fromQuarter: number, toQuarter: number) =>
  Array.from({ length: (toQuarter - fromQuarter) * 15 }, (_, i) => ({
    openTime: unixMs((fromQuarter * 15 + i) * MINUTE),
    buy: 2,
    sell: 1,
  }));

describe('the order flow of a picture', () => {
  it('rests on the venue’s taker split where there is one', () => {
    const { delta } = orderFlow(bars(40, 20), flows(0, 40))!;
    expect(delta.provenance).toBe('taker-bars');
    expect(delta.delta[0]).toBe(10);
  });

  it('rests on trades, and on nothing else, once they cover what a reading looks back on', () => {
    const { delta, cvd } = orderFlow(bars(40), flows(16, 40))!;
    expect(delta.provenance).toBe('trades');
    expect(delta.openTimes[0]).toBe(16 * QUARTER);
    expect(delta.delta[0]).toBe(15);
    expect(cvd.provenance).toBe('trades');
  });

  it('is an estimate, and says so, while trades reach back too little or have a hole', () => {
    expect(orderFlow(bars(40), flows(17, 40))!.delta.provenance).toBe('estimated');
    expect(orderFlow(bars(40), [...flows(10, 30), ...flows(31, 40)])!.delta.provenance).toBe('estimated');
  });
});
