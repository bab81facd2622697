import { expect, it } from 'vitest';

import { DAY, MINUTE } from '../core/time';
import { baseQty, millis, unixMs } from '../core/units';
import type { DeltaSeries } from '../orderflow/delta';
import { bucketOf } from '../liquidation/price-grid';
import type { Picture } from './picture';
import { venueFigures } from './venue-figures';

const QUARTER = millis(15 * MINUTE);
const PRICE = 100;

/** A grid of whole percents around 100, with what stands in it by price. */
function estimateWith(long: Record<number, number>, short: Record<number, number>): Picture['estimate'] {
  const grid = { width: 0.01, first: Math.floor(Math.log(50) / 0.01), size: 140 };
  const filled = (at: Record<number, number>): Float64Array => {
    const values = new Float64Array(grid.size);
    for (const [price, quantity] of Object.entries(at)) values[bucketOf(grid, Number(price))] = quantity;
    return values;
  };
  return { price: PRICE, profile: { grid, long: filled(long), short: filled(short) } } as Picture['estimate'];
}

function flowOf(days: number, provenance: DeltaSeries['provenance']): Picture['flow'] {
  const count = (days * DAY) / QUARTER;
  const openTimes = Float64Array.from({ length: count }, (_, i) => i * QUARTER);
  // A tenth of a coin in each bar, and ten in each bar before the last day.
  const delta = openTimes.map((time) => (time >= days * DAY - DAY ? 0.1 : 10));
  const series: DeltaSeries = { provenance, interval: QUARTER, openTimes, delta };
  return {
    delta: series,
    bars: [],
    divergences: [],
  } as unknown as Picture['flow'];
}

const picture = (change: Partial<Picture>): Picture =>
  ({
    estimate: estimateWith({ 97: 4, 90: 50 }, { 103.5: 2, 112: 60 }),
    openInterest: [],
    ...change,
  }) as Picture;

it('adds what stands within five percent of price, in dollars', () => {
  expect(venueFigures(picture({}))).toEqual({ above: 200, below: 400 });
});

it('has the newest open interest and the last day’s delta', () => {
  const openInterest = [1, 3].map((n) => ({ time: unixMs(n), quantity: baseQty(n) }));
  const figures = venueFigures(picture({ openInterest, flow: flowOf(3, 'taker-bars') }));
  expect(figures?.openInterest).toBe(300);
  expect(figures?.delta).toBeCloseTo(96 * 0.1 * PRICE, 9);
});

it('has no delta that is estimated, nor one of less than a day', () => {
  expect(venueFigures(picture({ flow: flowOf(3, 'estimated') }))?.delta).toBeUndefined();
  expect(venueFigures(picture({ flow: flowOf(0.5, 'trades') }))?.delta).toBeUndefined();
  expect(venueFigures(picture({ flow: flowOf(1, 'trades') }))?.delta).toBeDefined();
});

it('says nothing before there is an estimate', () => {
  expect(venueFigures(picture({ estimate: undefined }))).toBeUndefined();
});
