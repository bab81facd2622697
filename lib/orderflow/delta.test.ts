import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import type { Trade } from '../market/trade';
import {
  deltaFromFlow,
  deltaFromTakerBars,
  deltaFromTrades,
  type DeltaSeries,
  estimatedDelta,
} from './delta';

const FIVE = millis(5 * MINUTE);

function bar(minute: number, open: number, close: number, volume: number, takerBuy?: number): Bar {
  return {
    openTime: unixMs(minute * MINUTE),
    duration: MINUTE,
    open: price(open),
    high: price(Math.max(open, close)),
    low: price(Math.min(open, close)),
    close: price(close),
    volume: baseQty(volume),
    ...(takerBuy !== undefined && { takerBuy: baseQty(takerBuy) }),
  };
}

const shown = ({ provenance, openTimes, delta }: DeltaSeries) => ({
  provenance,
  minutes: [...openTimes].map((time) => time / MINUTE),
  delta: [...delta],
});

describe('volume delta', () => {
  test('from taker bars is twice the taker buys less the volume', () => {
    const series = deltaFromTakerBars([bar(0, 10, 11, 8, 6), bar(1, 11, 10, 8, 1)], MINUTE);
    expect(shown(series)).toEqual({ provenance: 'taker-bars', minutes: [0, 1], delta: [4, -6] });
  });

  test('a bar without a taker split is a gap, not a zero', () => {
    const series = deltaFromTakerBars(
      [bar(0, 10, 11, 8, 6), bar(1, 11, 10, 8), bar(2, 10, 10, 4, 2)],
      MINUTE,
    );
    expect(shown(series)).toEqual({ provenance: 'taker-bars', minutes: [0, 2], delta: [4, 0] });
  });

  test('from minute flows is what was bought less what was sold', () => {
    const flows = [0, 1, 2, 3, 4].map((minute) => ({
      openTime: unixMs(minute * MINUTE),
      buy: minute,
      sell: 1,
    }));
    expect(shown(deltaFromFlow(flows, FIVE))).toEqual({ provenance: 'trades', minutes: [0], delta: [5] });
  });

  test('five minutes of which one is missing are left out', () => {
    const flows = [0, 1, 3, 4, 5, 6, 7, 8, 9].map((minute) => ({
      openTime: unixMs(minute * MINUTE),
      buy: 1,
      sell: 0,
    }));
    expect(shown(deltaFromFlow(flows, FIVE))).toEqual({ provenance: 'trades', minutes: [5], delta: [5] });
  });

  test('from trades counts taker buys up and taker sells down', () => {
    const trade = (time: number, quantity: number, taker: 'buy' | 'sell'): Trade => ({
      time: unixMs(time),
      price: price(1),
      quantity: baseQty(quantity),
      taker,
    });
    const series = deltaFromTrades(
      [trade(0, 2, 'buy'), trade(59_999, 3, 'sell'), trade(120_000, 1, 'buy')],
      MINUTE,
    );
    expect(shown(series)).toEqual({ provenance: 'trades', minutes: [0, 2], delta: [-1, 1] });
  });

  test('an estimate takes the sign of the body, else of the change, else of the bar before', () => {
    const bars = [
      bar(0, 10, 11, 3),
      bar(1, 10, 10, 2),
      bar(2, 10, 10, 5),
      bar(3, 10, 12, 7),
      bar(4, 12, 12, 1),
    ];
    expect(shown(estimatedDelta(bars, MINUTE))).toEqual({
      provenance: 'estimated',
      minutes: [0, 1, 2, 3, 4],
      delta: [3, -2, -5, 7, 1],
    });
  });

  test('an estimate with nothing to go by is a gap, and no sign is carried over a gap', () => {
    const bars = [bar(0, 10, 10, 3), bar(1, 10, 11, 2), bar(5, 12, 12, 4), bar(6, 12, 12, 0)];
    expect(shown(estimatedDelta(bars, MINUTE))).toEqual({
      provenance: 'estimated',
      minutes: [1, 6],
      delta: [2, 0],
    });
  });

  test('a longer interval holds the sum of its minutes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 5, maxLength: 60 }),
        (pairs) => {
          const flows = pairs.map(([buy, sell], minute) => ({
            openTime: unixMs(minute * MINUTE),
            buy,
            sell,
          }));
          const fine = deltaFromFlow(flows, MINUTE).delta;
          const coarse = deltaFromFlow(flows, FIVE).delta;
          expect(coarse.length).toBe(Math.floor(pairs.length / 5));
          coarse.forEach((sum, i) => {
            expect(sum).toBe(fine.subarray(5 * i, 5 * i + 5).reduce((a, b) => a + b, 0));
          });
        },
      ),
    );
  });
});
