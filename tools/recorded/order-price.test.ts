import { describe, expect, it } from 'vitest';

import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { triggeredOrders } from './order-price';
import type { RecordedOrder } from './recording';

const BAR = 300_000;

/** Bars that trade between 99.9 and 100.1. */
const BARS = [0, 1].map(
  (i) =>
    ({ openTime: i * BAR, duration: BAR, open: 100, high: 100.1, low: 99.9, close: 100 }) as EstimatorBar,
);

function order(change: Partial<RecordedOrder>): RecordedOrder {
  return { time: 1_000, position: 'long', quantity: 2, orderPrice: 99.5, ...change };
}

const caveat = (name: string, caveats: ReturnType<typeof triggeredOrders>['caveats']): number | undefined =>
  caveats.find((figure) => figure.name.includes(name))?.value;

describe('orders at the price that triggered them', () => {
  it('lie in the range that was traded: above a long’s limit, below a short’s', () => {
    const { orders, caveats } = triggeredOrders(
      'x',
      [order({}), order({ position: 'short', orderPrice: 100.5 })],
      BARS,
    );
    expect(orders.map(({ price }) => price)).toEqual([
      expect.closeTo(99.5 / (1 - caveat('f in price', caveats)! / 100), 9),
      expect.closeTo(100.5 / (1 + caveat('f in price', caveats)! / 100), 9),
    ]);
    for (const { price } of orders) {
      expect(price).toBeGreaterThanOrEqual(99.9);
      expect(price).toBeLessThanOrEqual(100.1);
    }
    expect(caveat('own price', caveats)).toBe(0);
    expect(caveat('converted price', caveats)).toBe(1);
  });

  it('are left as they are where that fits best', () => {
    const { orders, caveats } = triggeredOrders(
      'x',
      [order({ orderPrice: 99.9 }), order({ orderPrice: 100.1 })],
      BARS,
    );
    expect(caveat('f in price', caveats)).toBe(0);
    expect(orders.map(({ price }) => price)).toEqual([99.9, 100.1]);
  });

  it('are held to the range of their bar where one fraction does not fit all', () => {
    const recorded = [order({}), order({}), order({ orderPrice: 90 })];
    const { orders, caveats } = triggeredOrders('x', recorded, BARS);
    expect(orders[2]!.price).toBe(99.9);
    expect(caveat('converted price', caveats)).toBeCloseTo(2 / 3, 9);
  });

  it('are counted and left out without a size, or outside of all bars', () => {
    const recorded = [
      order({ quantity: undefined }),
      order({}),
      order({ time: 2 * BAR }),
      order({ time: -1 }),
    ];
    const { orders, caveats } = triggeredOrders('x', recorded, BARS);
    expect(orders).toHaveLength(1);
    expect(caveat('without a size', caveats)).toBe(0.5);
    expect(caveat('in no bar', caveats)).toBe(0.5);
  });
});
