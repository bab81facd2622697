import { describe, expect, it } from 'vitest';

import { yOf } from '../heatmap/heat-view';
import type { MapRow } from './map-rows';
import { groupPath, mapViewOf, rowAt, wayPath } from './map-shape';

const row = (side: 'long' | 'short', low: number, usd: readonly number[], onTheWay: number): MapRow => ({
  side,
  low,
  high: low * 1.002,
  usd,
  total: usd.reduce((sum, value) => sum + value, 0),
  onTheWay,
});

const at = (steps: number) => 60_000 * 1.002 ** steps;
const ROWS = [
  row('short', at(1), [0, 40], 10),
  row('short', at(0), [10, 0], 0),
  row('long', at(-1), [5, 15], 0),
  row('long', at(-2), [0, 0], 20),
];
const VIEW = mapViewOf(ROWS, 400, 200);

/** The corners of each bar in a path. */
const bars = (path: string) =>
  [...path.matchAll(/M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)/g)].map(([, ...corner]) => corner.map(Number));

describe('the shape of the map', () => {
  it('reaches from the lowest row to the highest, in equal steps of ln price', () => {
    expect(ROWS.map(({ high }) => yOf(VIEW, high))).toEqual(
      [0, 50, 100, 150].map((y) => expect.closeTo(y, 6)),
    );
  });

  it('draws as long a bar as there is to be forced, the groups end to end', () => {
    const perUsd = 400 / VIEW.mostUsd;
    expect(bars(groupPath(VIEW, 0))).toEqual([
      [0, 50, expect.closeTo(10 * perUsd, 0), 100],
      [0, 100, expect.closeTo(5 * perUsd, 0), 150],
    ]);
    const [first, second] = bars(groupPath(VIEW, 1));
    expect(first![2]).toBeCloseTo(40 * perUsd, 0);
    expect(second![0]).toBeCloseTo(5 * perUsd, 0);
    expect(second![2]).toBeCloseTo(20 * perUsd, 0);
    // The longest leaves room for what is written beside it.
    expect(first![2]).toBeGreaterThan(360);
    expect(first![2]).toBeLessThan(400);
  });

  it('draws the sum from price outward, and one scale for both sides', () => {
    const points = (side: 'long' | 'short') =>
      [...wayPath(VIEW, side).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const perUsd = 400 / VIEW.mostOnTheWay;
    const near = (value: number) => expect.closeTo(value, 0);
    expect(points('short')).toEqual([
      [0, 100],
      [near(10 * perUsd), 50],
      [near(50 * perUsd), 0],
    ]);
    expect(points('long')).toEqual([
      [0, 100],
      [near(20 * perUsd), 150],
      [near(20 * perUsd), 200],
    ]);
  });

  it('finds the row under a pointer, and the last below them all', () => {
    expect([0, 49, 51, 149, 199, 300].map((y) => rowAt(VIEW, y))).toEqual([0, 0, 1, 2, 3, 3]);
  });

  it('draws nothing, and no NaN, where nothing is expected', () => {
    const empty = mapViewOf(
      ROWS.map((each) => ({ ...each, usd: [0, 0], total: 0, onTheWay: 0 })),
      400,
      200,
    );
    expect([groupPath(empty, 0), wayPath(empty, 'long'), wayPath(empty, 'short')]).toEqual(['', '', '']);
  });
});
