import { describe, expect, it } from 'vitest';

import { baseQty, price, unixMs } from '../core/units';
import type { DepthLevel } from './depth';
import { restingOrders } from './resting-orders';

const level = (at: number, quantity: number): DepthLevel => ({
  price: price(at),
  quantity: baseQty(quantity),
});
const time = unixMs(0);

describe('resting orders', () => {
  it('are dollars per percent as far as the book reaches', () => {
    // Half a percent to either side of 1 000: 3 × 995 + 1 × 999 below, 2 × 1 001 + 2 × 1 005 above.
    const bids = [level(999, 1), level(995, 3)];
    const asks = [level(1_001, 2), level(1_005, 2)];
    const { bids: below, asks: above } = restingOrders({ time, bids, asks });
    expect(below).toBeCloseTo((999 + 2_985) / 0.5, 9);
    expect(above).toBeCloseTo((2_002 + 2_010) / 0.5, 9);
  });

  it('leave out what rests beyond 1 %', () => {
    const bids = [level(999, 1), level(500, 1_000)];
    const asks = [level(1_001, 1), level(1_005, 1)];
    expect(restingOrders({ time, bids, asks }).bids).toBeCloseTo(999, 9);
  });

  it('are not known of a side that is empty or has one level', () => {
    const asks = [level(1_001, 1), level(1_002, 1)];
    expect(restingOrders({ time, bids: [], asks })).toEqual({ bids: undefined, asks: undefined });
    expect(restingOrders({ time, bids: [level(999, 5)], asks })).toMatchObject({ bids: undefined });
  });
});
