import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type PriceScale, yOfPrice } from './price-scale';
import { allowedLines, type Stripe } from './rounded-fit';

function rounded(scale: PriceScale, prices: readonly number[], grain = 1): Stripe[] {
  return prices.map((price) => {
    return { price, y: Math.round(yOfPrice(scale, price) / grain) * grain, reach: grain / 2 };
  });
}

/** 60,000 and up in steps of 100. */
const anyAxis = fc.record({
  pitch: fc.double({ min: 30, max: 90, noNaN: true }),
  offset: fc.double({ min: 0, max: 40, noNaN: true }),
  count: fc.integer({ min: 3, max: 24 }),
});

function axisOf({ pitch, offset, count }: { pitch: number; offset: number; count: number }) {
  const prices = Array.from({ length: count }, (_, i) => 60_000 + 100 * i);
  const scale = { kind: 'linear', slope: -pitch / 100, intercept: offset + pitch * (600 + count) } as const;
  return { scale, prices };
}

describe('the centre of the lines that rounded labels allow', () => {
  test('passes every label within the rounding, as the true line does', () => {
    fc.assert(
      fc.property(anyAxis, (axis) => {
        const { scale, prices } = axisOf(axis);
        const labels = rounded(scale, prices);
        const { centre } = allowedLines('linear', labels)!;
        for (const { price, y } of labels) {
          expect(Math.abs(yOfPrice(centre, price) - y)).toBeLessThan(0.501);
          expect(Math.abs(yOfPrice(centre, price) - yOfPrice(scale, price))).toBeLessThan(1);
        }
      }),
    );
  });

  test('is nearer to the true line where there are more labels', () => {
    const misses = [4, 8, 16, 32].map((count) => {
      let worst = 0;
      for (let i = 0; i < 200; i++) {
        const { scale, prices } = axisOf({ pitch: 30 + 0.37 * i, offset: (7.13 * i) % 40, count });
        const { centre } = allowedLines('linear', rounded(scale, prices))!;
        worst += Math.abs(yOfPrice(centre, prices[0]!) - yOfPrice(scale, prices[0]!));
      }
      return worst / 200;
    });
    for (let i = 1; i < misses.length; i++) expect(misses[i]!).toBeLessThan(misses[i - 1]! / 1.3);
  });

  test('halves with the grain', () => {
    const { scale, prices } = axisOf({ pitch: 47.3, offset: 11.7, count: 6 });
    const [coarse, fine] = [1, 0.5].map((grain) => allowedLines('linear', rounded(scale, prices, grain))!);
    expect(fine!.room).toBeLessThan(coarse!.room);
  });

  test('lies midway where the labels are at the corners of a box', () => {
    const stripes = [
      { price: 100, y: 50, reach: 0.5 },
      { price: 200, y: 10, reach: 0.5 },
    ];
    const { centre, room } = allowedLines('linear', stripes)!;
    expect(yOfPrice(centre, 150)).toBeCloseTo(30);
    expect(centre.slope).toBeCloseTo(-0.4);
    expect(room).toBeCloseTo(0.5); // a square of side 1 in the ends' ys, half of that in their half sum and difference
  });
});

test('no line is allowed where a label stands off all that the others allow', () => {
  const { scale, prices } = axisOf({ pitch: 47.3, offset: 11.7, count: 4 });
  const labels = rounded(scale, prices);
  expect(allowedLines('linear', labels)).toBeDefined();
  expect(allowedLines('linear', [...labels, { ...labels[0]!, y: labels[0]!.y + 3 }])).toBeUndefined();
  expect(allowedLines('linear', [labels[0]!, labels[0]!])).toBeUndefined();
});

test('labels of a wide logarithmic axis allow no linear one', () => {
  const scale = { kind: 'log', slope: -400, intercept: 4_700 } as const;
  const labels = rounded(scale, [60_000, 70_000, 80_000, 90_000, 100_000]);
  expect(allowedLines('log', labels)).toBeDefined();
  expect(allowedLines('linear', labels)).toBeUndefined();
});
