import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Liquidation } from '../market/liquidation';
import { forcedSlots, summedSlots } from './forced-slots';
import { forcedTotals } from './forced-totals';

const NOW = unixMs(100 * HOUR);
const hoursAgo = (hours: number) => unixMs(NOW - hours * HOUR);

const order = (hours: number, position: 'long' | 'short', quantity: number): Liquidation => ({
  time: hoursAgo(hours),
  position,
  quantity: baseQty(quantity),
  fillPrice: price(10),
});

const ORDERS = [order(20, 'long', 4), order(3, 'short', 2), order(0.5, 'long', 1)];

describe('what was force-closed', () => {
  test('is summed by side over the last hours, in dollars', () => {
    const totals = forcedTotals({ liquidations: ORDERS, heard: [{ from: unixMs(0), to: NOW }] }, NOW);
    expect(totals).toEqual([
      { hours: 1, long: 10, short: 0, heard: 1 },
      { hours: 4, long: 10, short: 20, heard: 1 },
      { hours: 12, long: 10, short: 20, heard: 1 },
      { hours: 24, long: 50, short: 20, heard: 1 },
    ]);
  });

  test('is not known of hours that were not heard, and says of how much it speaks', () => {
    const heard = [{ from: hoursAgo(24), to: hoursAgo(2) }];
    const totals = forcedTotals({ liquidations: ORDERS, heard }, NOW);
    expect(totals.map(({ hours }) => hours)).toEqual([4, 12, 24]);
    expect(totals.map(({ heard }) => heard)).toEqual([0.5, 10 / 12, 22 / 24]);
  });
});

describe('slots of forced orders', () => {
  const TEN = millis(10 * MINUTE);

  test('hold the dollars of each side, and nothing where they were not heard whole', () => {
    const heard = [{ from: hoursAgo(0.7), to: NOW }];
    const { long, short } = forcedSlots({ liquidations: ORDERS, heard }, TEN, hoursAgo(1), NOW);
    expect([...long]).toEqual([NaN, NaN, 0, 10, 0, 0]);
    expect([...short]).toEqual([NaN, NaN, 0, 0, 0, 0]);
  });

  test('of several venues are known where all of them are', () => {
    const slots = (from: number) =>
      forcedSlots(
        { liquidations: ORDERS, heard: [{ from: hoursAgo(from), to: NOW }] },
        TEN,
        hoursAgo(1),
        NOW,
      );
    expect([...summedSlots([slots(1), slots(0.5)]).long]).toEqual([NaN, NaN, NaN, 20, 0, 0]);
  });
});
