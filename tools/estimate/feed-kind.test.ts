import { expect, it } from 'vitest';

import { baseQty, price, unixMs } from '../../lib/core/units';
import type { Liquidation } from '../../lib/market/liquidation';
import { feedKind } from './feed-kind';

function orders(times: readonly number[]): Liquidation[] {
  return times.map((time) => ({
    time: unixMs(time),
    position: 'long',
    quantity: baseQty(1),
    orderPrice: price(100),
  }));
}

it('takes a recording with many orders in one second for a full feed', () => {
  expect(feedKind(orders([0, 1500, 1600, 1700, 9000]))).toBe('full');
});

it('takes one order a second for a throttled feed', () => {
  expect(feedKind(orders(Array.from({ length: 100 }, (_, i) => i * 1000)))).toBe('throttled');
  expect(feedKind([])).toBe('throttled');
});

it('knows of no feed where none was recorded', () => {
  expect(feedKind(undefined)).toBe('none');
});
