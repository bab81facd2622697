import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type PriceScale, yOfPrice } from '../chart/price-scale';
import { chordError, heatStrips } from './heat-strips';

const STEP = Math.log(1.001);

const heat = fc.record({
  rows: fc.integer({ min: 1, max: 800 }),
  lowest: fc.double({ min: -12, max: 12, noNaN: true }),
  step: fc.constantFrom(STEP, 2 * STEP, STEP / 2),
});

/** A chart of 500 css px that shows a part of the heat, all of it, or less of the screen than that. */
const view = fc.record({
  kind: fc.constantFrom('linear' as const, 'log' as const),
  inverted: fc.boolean(),
  part: fc.double({ min: 0.05, max: 4, noNaN: true }),
  place: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  ratio: fc.constantFrom(1, 1.25, 2),
});

const HEIGHT = 500;

function scaleOf(
  { lowest, rows, step }: { lowest: number; rows: number; step: number },
  { kind, inverted, part, place }: { kind: 'linear' | 'log'; inverted: boolean; part: number; place: number },
): PriceScale {
  const ends = kind === 'log' ? [lowest, lowest + rows * step] : [lowest, lowest + rows * step].map(Math.exp);
  const [low, high] = ends as [number, number];
  const slope = ((inverted ? 1 : -1) * HEIGHT) / (part * (high - low));
  return { kind, slope, intercept: HEIGHT / 2 - slope * (low + place * (high - low)) };
}

test('every row stands within half a device px of its price, upright or inverted, linear or log', () => {
  fc.assert(
    fc.property(heat, view, (plane, seen) => {
      const scale = scaleOf(plane, seen);
      for (const { top, bottom, offset, stretch } of heatStrips(
        scale,
        plane,
        HEIGHT * seen.ratio,
        seen.ratio,
      )) {
        for (let row = 0; row <= plane.rows; row += Math.max(1, plane.rows / 97)) {
          const wanted =
            yOfPrice(scale, Math.exp(plane.lowest + (plane.rows - row) * plane.step)) * seen.ratio;
          if (wanted < top || wanted > bottom) continue;
          expect(Math.abs(offset + stretch * row - wanted)).toBeLessThan(0.5 + 1e-6);
        }
      }
    }),
  );
});

test('strips cover the heat that is in view, to the px, without gap or overlap', () => {
  fc.assert(
    fc.property(heat, view, (plane, seen) => {
      const scale = scaleOf(plane, seen);
      const strips = heatStrips(scale, plane, HEIGHT * seen.ratio, seen.ratio);
      const ends = [plane.lowest, plane.lowest + plane.rows * plane.step]
        .map((ln) => yOfPrice(scale, Math.exp(ln)) * seen.ratio)
        .sort((a, b) => a - b) as [number, number];
      const [top, bottom] = [Math.max(0, ends[0]), Math.min(HEIGHT * seen.ratio, ends[1])];
      if (bottom - top < 2) return;
      expect(Math.abs(strips[0]!.top - top)).toBeLessThanOrEqual(1);
      expect(Math.abs(strips.at(-1)!.bottom - bottom)).toBeLessThanOrEqual(1);
      strips.slice(1).forEach((strip, i) => expect(strip.top).toBe(strips[i]!.bottom));
    }),
  );
});

describe('how many strips there are', () => {
  const plane = { rows: 400, lowest: Math.log(50_000), step: STEP };

  test('is one on a log chart', () => {
    const scale = scaleOf(plane, { kind: 'log', inverted: false, part: 1, place: 0.5 });
    expect(heatStrips(scale, plane, HEIGHT, 1)).toHaveLength(1);
  });

  test('is a handful on a linear one', () => {
    const scale = scaleOf(plane, { kind: 'linear', inverted: false, part: 0.2, place: 0.5 });
    const { length } = heatStrips(scale, plane, HEIGHT, 1);
    expect(length).toBeGreaterThan(1);
    expect(length).toBeLessThanOrEqual(4);
  });

  test('is none where nothing of the heat is in view', () => {
    const scale = scaleOf(plane, { kind: 'linear', inverted: false, part: 0.2, place: 9 });
    expect(heatStrips(scale, plane, HEIGHT, 1)).toEqual([]);
  });
});

test('no price between two is farther from the chord than is said', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.double({ min: 1.0001, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (low, ratio, at) => {
        const [high, price] = [low * ratio, low + at * (low * ratio - low)];
        const off = Math.log(price / low) / Math.log(high / low) - (price - low) / (high - low);
        expect(100 * Math.abs(off)).toBeLessThanOrEqual(chordError(low, high, 100) + 1e-6);
      },
    ),
  );
});
