import fc from 'fast-check';
import { expect, test } from 'vitest';

import { priceOfY, yOfPrice } from '../chart/price-scale';
import { heatPixels } from './heat-ink';
import { heatRows } from './heat-rows';

const heat = fc.record({
  rows: fc.integer({ min: 1, max: 800 }),
  lowest: fc.double({ min: -12, max: 12, noNaN: true }),
  step: fc.constantFrom(Math.log(1.001), Math.log(1.002)),
});
const kind = fc.constantFrom('linear' as const, 'log' as const);

test('every px shows the row of the price that stands there, linear or log', () => {
  fc.assert(
    fc.property(heat, kind, fc.integer({ min: 1, max: 8 }), (plane, of, fineness) => {
      const { scale, shown } = heatRows(plane, of, plane.rows * fineness);
      for (let y = 0; y < shown.length; y += Math.ceil(shown.length / 53)) {
        const row = shown[y]!;
        if (row === 0 || row === plane.rows - 1) continue; // half a row at either end has no neighbour
        const middle = Math.exp(plane.lowest + (row + 0.5) * plane.step);
        expect(Math.abs(priceOfY(scale, y + 0.5) / middle - 1)).toBeLessThan(1e-9);
      }
    }),
  );
});

test('the image ends where the heat does', () => {
  fc.assert(
    fc.property(heat, kind, (plane, of) => {
      const { scale } = heatRows(plane, of, 500);
      expect(yOfPrice(scale, Math.exp(plane.lowest))).toBeCloseTo(500, 5);
      expect(yOfPrice(scale, Math.exp(plane.lowest + plane.rows * plane.step))).toBeCloseTo(0, 5);
    }),
  );
});

test('the highest price is at the top, and none is left out', () => {
  const { shown } = heatRows({ rows: 40, lowest: Math.log(60_000), step: Math.log(1.001) }, 'linear', 160);
  expect([...shown]).toEqual([...shown].sort((a, b) => b - a));
  expect([shown[0], shown.at(-1)]).toEqual([39, 0]);
});

test('a px between two rows is between them in intensity, in its own column', () => {
  const plane = {
    columns: 2,
    rows: 2,
    start: 0,
    duration: 1,
    lowest: 0,
    step: 1,
    bytes: Uint8Array.of(0, 200, 100, 100),
  };
  const look = { palette: 'viridis', threshold: 0, ground: 'dark' } as const;
  const of = (byte: number): readonly number[] => {
    const flat = { ...plane, columns: 1, rows: 1, bytes: Uint8Array.of(byte) };
    return [...heatPixels(flat, look, Float64Array.of(0))];
  };
  const pixels = [...heatPixels(plane, look, Float64Array.of(1, 0.5, 0))];
  expect(pixels).toEqual([200, 100, 100, 100, 0, 100].flatMap(of));
});
