import { describe, expect, test } from 'vitest';

import type { HeatmapView } from '../protocol/snapshot';
import { heatPixels } from './heat-ink';
import { planeOf, sameHeatmap, smoothed } from './heat-plane';
import { colourOf } from './palette';

const HOUR = 3_600_000;

/** Three rows a column. */
function heatmap(times: readonly number[], bytes: readonly number[]): HeatmapView {
  return {
    columnTimes: [...times],
    columnDuration: HOUR,
    lowest: 100,
    bucketRatio: 1.001,
    rows: 3,
    intensity: btoa(String.fromCharCode(...bytes)),
    reference: 1,
    closes: times.map(() => null),
  };
}

describe('a heatmap', () => {
  test('has a column for each time, empty where there was none', () => {
    const plane = planeOf(heatmap([0, 2 * HOUR], [1, 2, 3, 4, 5, 6]))!;
    expect(plane.columns).toBe(3);
    expect([...plane.bytes]).toEqual([1, 2, 3, 0, 0, 0, 4, 5, 6]);
  });

  test('begins half a bucket below the middle of its lowest one', () => {
    const { lowest, step } = planeOf(heatmap([0], [1, 2, 3]))!;
    expect(Math.exp(lowest + step / 2)).toBeCloseTo(100);
    expect(Math.exp(step)).toBeCloseTo(1.001);
  });

  test.each<[string, HeatmapView]>([
    ['has no columns', heatmap([], [])],
    ['lacks bytes', heatmap([0, HOUR], [1, 2, 3])],
    ['spans more columns than a canvas can hold', heatmap([0, 1e7 * HOUR], [1, 2, 3, 4, 5, 6])],
    ['has rows of no height', { ...heatmap([0], [1, 2, 3]), bucketRatio: 1 }],
    ['runs backwards', heatmap([HOUR * 9, 0], [1, 2, 3, 4, 5, 6])],
  ])('is not painted when it %s', (_, broken) => {
    expect(planeOf(broken)).toBeUndefined();
  });

  test('is the same as one with the same cells', () => {
    const view = heatmap([0], [1, 2, 3]);
    expect(sameHeatmap(view, heatmap([0], [1, 2, 3]))).toBe(true);
    expect(sameHeatmap(view, heatmap([0], [1, 2, 4]))).toBe(false);
    expect(sameHeatmap(view, heatmap([HOUR], [1, 2, 3]))).toBe(false);
    expect(sameHeatmap(view, { ...view, lowest: 101 })).toBe(false);
    expect(sameHeatmap(view, undefined)).toBe(false);
  });
});

describe('smoothing', () => {
  const plane = planeOf(heatmap([0, HOUR], [0, 120, 0, 0, 0, 0]))!;

  test('spreads a cell over its neighbours in price, never in time', () => {
    expect([...smoothed(plane, 1).bytes]).toEqual([40, 60, 40, 0, 0, 0]);
  });

  test('by no bucket leaves all as it is', () => {
    expect(smoothed(plane, 0)).toBe(plane);
  });

  test('keeps an even field even, to its edges', () => {
    const even = planeOf(heatmap([0], [90, 90, 90]))!;
    expect([...smoothed(even, 4).bytes]).toEqual([90, 90, 90]);
  });
});

describe('the pixels', () => {
  const plane = planeOf(heatmap([0, HOUR], [0, 51, 255, 10, 102, 204]))!;
  const look = { palette: 'viridis', threshold: 0, ground: 'dark' } as const;
  const pixel = (of: Uint8ClampedArray, row: number, column: number): number[] => [
    ...of.subarray(4 * (2 * row + column), 4 * (2 * row + column) + 4),
  ];

  test('run row by row from the highest price, in the palette', () => {
    const pixels = heatPixels(plane, look);
    expect(pixels).toHaveLength(24);
    expect(pixel(pixels, 0, 0)).toEqual([...colourOf('viridis', 1), 255]);
    expect(pixel(pixels, 0, 1).slice(0, 3)).toEqual([...colourOf('viridis', 0.8)]);
    expect(pixel(pixels, 1, 0).slice(0, 3)).toEqual([...colourOf('viridis', 0.2)]);
  });

  test('are clear where there is nothing, and below the threshold', () => {
    expect(pixel(heatPixels(plane, look), 2, 0)).toEqual([0, 0, 0, 0]);
    const pixels = heatPixels(plane, { ...look, threshold: 0.5 });
    expect(pixel(pixels, 1, 1)).toEqual([0, 0, 0, 0]); // 0.4
    expect(pixel(pixels, 0, 1)[3]).toBe(255); // 0.8
  });

  test.each(['dark', 'light'] as const)('fade into a %s ground as heat gets weaker', (ground) => {
    const pixels = heatPixels(plane, { ...look, ground });
    const alphas = [pixel(pixels, 2, 1), pixel(pixels, 1, 0), pixel(pixels, 1, 1)].map((rgba) => rgba[3]!);
    expect(alphas[0]).toBeLessThan(50);
    expect(alphas).toEqual([...alphas].sort((a, b) => a - b));
  });
});
