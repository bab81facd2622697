import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { HeatmapView } from '../../lib/protocol/snapshot';
import { planeOf, priceAt, quantityAt, rowsUpTo } from './heat-plane';
import { cellAt, priceTicks, timeTicks, viewOf, visibleRows, xOf, yOf } from './heat-view';

const HOUR = 3_600_000;

/** Two rows a column; each byte is given. */
function heatmap(times: readonly number[], bytes: readonly number[]): HeatmapView {
  return {
    columnTimes: [...times],
    columnDuration: HOUR,
    lowest: 100,
    bucketRatio: 1.01,
    rows: 2,
    intensity: btoa(String.fromCharCode(...bytes)),
    reference: 51,
    closes: times.map(() => 101),
  };
}

describe('a heat plane', () => {
  it('reads bytes as shares of the stated maximum', () => {
    const plane = planeOf(heatmap([0, HOUR], [0, 255, 5, 0]), 0)!;
    expect(quantityAt(plane, 0, 1)).toBe(51);
    expect(quantityAt(plane, 1, 0)).toBe(1);
  });

  it('leaves a missing column empty and breaks the price line there', () => {
    const plane = planeOf(heatmap([0, 2 * HOUR], [9, 9, 7, 7]), 0)!;
    expect(plane.columns).toBe(3);
    expect(quantityAt(plane, 1, 0)).toBe(0);
    expect(plane.closes).toEqual([101, null, 101]);
    expect([...plane.bytes]).toEqual([9, 9, 0, 0, 7, 7]);
  });

  it('puts the price that the heatmap names into the middle of its lowest row', () => {
    const plane = planeOf(heatmap([0], [1, 2]), 0)!;
    expect(priceAt(plane, 0.5)).toBeCloseTo(100, 9);
    expect(priceAt(plane, 1.5)).toBeCloseTo(101, 9);
    expect(rowsUpTo(plane, 101)).toBeCloseTo(1.5, 9);
  });

  it('is smoothed over price as far as the setting says, and keeps what its bytes stand for', () => {
    const fine = { ...heatmap([0], [0, 0, 120, 0, 0]), rows: 5, bucketRatio: 1.001 };
    expect([...planeOf(fine, 1)!.bytes]).toEqual([0, 30, 60, 30, 0]);
    expect(planeOf(fine, 1)!.reference).toBe(51);
  });

  it('is none at all when the bytes do not fill the columns', () => {
    expect(planeOf(heatmap([0, HOUR], [1, 2, 3]), 0)).toBeUndefined();
  });

  it('is none at all when its times are absurdly far apart', () => {
    expect(planeOf(heatmap([0, 30_000 * HOUR], [1, 2, 3, 4]), 0)).toBeUndefined();
  });
});

const columns = 48;
const rows = 200;
const plane = planeOf(
  {
    ...heatmap([], []),
    columnTimes: Array.from({ length: columns }, (_, column) => column * HOUR),
    closes: [],
    rows,
    bucketRatio: 1.001,
    intensity: btoa('\0'.repeat(columns * rows)),
  },
  0,
)!;

describe('a heat view', () => {
  const all = viewOf(plane, 'all', 110, 480, 300);

  it('finds the cell again whose middle it draws', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: columns - 1 }),
        fc.integer({ min: 0, max: rows - 1 }),
        (column, row) => {
          const x = xOf(all, (column + 0.5) * HOUR);
          expect(cellAt(all, x, yOf(all, priceAt(plane, row + 0.5)))).toEqual({ column, row });
        },
      ),
    );
  });

  it('puts equal ratios at equal heights', () => {
    const up = yOf(all, 105) - yOf(all, 105 * 1.02);
    const down = yOf(all, 105 / 1.02) - yOf(all, 105);
    expect(up).toBeCloseTo(down, 9);
  });

  it('keeps every point of the plot, and those beside it, inside the visible cells', () => {
    const near = viewOf(plane, 'near', 110, 480, 300);
    const [first, last] = visibleRows(near);
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 600, noNaN: true }),
        fc.double({ min: -50, max: 400, noNaN: true }),
        (x, y) => {
          const { column, row } = cellAt(near, x, y);
          expect(column).toBeGreaterThanOrEqual(0);
          expect(column).toBeLessThan(columns);
          expect(row).toBeGreaterThanOrEqual(first);
          expect(row).toBeLessThanOrEqual(last);
        },
      ),
    );
  });

  it('shows the whole map when price lies outside of it', () => {
    const lost = viewOf(plane, 'near', 5_000, 480, 300);
    expect([lost.low, lost.high]).toEqual([all.low, all.high]);
  });

  it('marks prices inside the view at even steps, with room for their labels', () => {
    const ticks = priceTicks(all);
    const steps = ticks.slice(1).map((tick, index) => tick - ticks[index]!);
    expect(ticks.length).toBeGreaterThan(2);
    for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 9);
    for (const tick of ticks) expect(tick >= all.low && tick <= all.high).toBe(true);
  });

  it('marks times at whole hours of the reader’s clock', () => {
    const ticks = timeTicks(all);
    expect(ticks.length).toBeGreaterThan(2);
    for (const tick of ticks) expect(new Date(tick).getHours() % 6).toBe(0);
  });
});
