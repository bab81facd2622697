import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { LabelPoint } from './label-point';
import { priceOfY, type PriceScale, rescaled, yOfPrice } from './price-scale';
import { fitScales, refitScale } from './scale-fit';

/** A pane of `height` px that shows `low … high`. */
function scaleOf(kind: PriceScale['kind'], low: number, high: number, height: number): PriceScale {
  const f = kind === 'linear' ? (x: number) => x : Math.log;
  const slope = -height / (f(high) - f(low));
  return { kind, slope, intercept: -slope * f(high) };
}

function labelsOn(scale: PriceScale, prices: readonly number[], rounding = 0): LabelPoint[] {
  return prices.map((price) => ({ price, y: yOfPrice(scale, price), rounding, grain: 0 }));
}

const anyChart = fc.record({
  kind: fc.constantFrom('linear' as const, 'log' as const),
  low: fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
  reach: fc.double({ min: 1.05, max: 6, noNaN: true }),
  height: fc.integer({ min: 120, max: 1600 }),
  labels: fc.integer({ min: 4, max: 16 }),
});

function chartOf({
  kind,
  low,
  reach,
  height,
  labels,
}: {
  kind: PriceScale['kind'];
  low: number;
  reach: number;
  height: number;
  labels: number;
}) {
  const high = low * reach;
  const scale = scaleOf(kind, low, high, height);
  const prices = Array.from({ length: labels }, (_, i) => low + ((high - low) * (i + 0.5)) / labels);
  return { scale, low, high, prices };
}

describe('a scale fitted to labels', () => {
  test('takes a price to its y and back within half a pixel', () => {
    fc.assert(
      fc.property(anyChart, fc.double({ min: 0, max: 1, noNaN: true }), (chart, share) => {
        const { scale, low, high, prices } = chartOf(chart);
        const fit = fitScales(labelsOn(scale, prices))[0]!.scale;
        const price = low + (high - low) * share;
        expect(Math.abs(yOfPrice(fit, price) - yOfPrice(scale, price))).toBeLessThan(0.5);
        expect(
          Math.abs(yOfPrice(scale, priceOfY(fit, yOfPrice(fit, price))) - yOfPrice(scale, price)),
        ).toBeLessThan(0.5);
      }),
    );
  });

  test('is not tilted by a label that does not belong to it', () => {
    fc.assert(
      fc.property(
        anyChart,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 15, max: 90, noNaN: true }),
        (chart, share, off) => {
          const { scale, low, high, prices } = chartOf({ ...chart, labels: chart.labels + 2 });
          const price = low + (high - low) * share;
          const stray = { price, y: yOfPrice(scale, price) + off, rounding: 0, grain: 0 };
          const fit = fitScales([...labelsOn(scale, prices), stray])[0]!;
          expect(fit.inliers).not.toContain(stray);
          expect(Math.abs(yOfPrice(fit.scale, high) - yOfPrice(scale, high))).toBeLessThan(0.5);
        },
      ),
    );
  });

  test('tells a logarithmic axis from a linear one', () => {
    for (const kind of ['linear', 'log'] as const) {
      const scale = scaleOf(kind, 100, 300, 600);
      expect(fitScales(labelsOn(scale, [110, 140, 170, 200, 240, 290]))[0]!.scale.kind).toBe(kind);
    }
  });

  test('keeps the kind that was seen when rounded labels cannot tell', () => {
    const scale = scaleOf('log', 60_000, 60_600, 500);
    const rounded = labelsOn(scale, [60_100, 60_300, 60_500]).map((label) => ({
      ...label,
      y: Math.round(label.y),
      grain: 1,
    }));
    expect(fitScales(rounded, [-2])[0]!.scale.kind).toBe('log');
    expect(fitScales(rounded, [2])[0]!.scale.kind).toBe('linear');
  });

  test('needs three labels that agree, and half of all', () => {
    const scale = scaleOf('linear', 100, 200, 500);
    expect(fitScales(labelsOn(scale, [110, 120]))).toEqual([]);
    const scattered = [13, 77, 160, 201, 333, 390, 402].map((y, i) => ({
      price: 100 + ((i * 37) % 100),
      y,
      rounding: 0,
      grain: 0,
    }));
    expect(fitScales(scattered)).toEqual([]);
  });
});

describe('the fast path', () => {
  const before = scaleOf('linear', 100, 200, 500);
  const fit = fitScales(labelsOn(before, [110, 130, 150, 170, 190]))[0]!;

  test('follows a pan and takes in a label that came into view', () => {
    const panned = { ...before, intercept: before.intercept + 60 };
    const again = refitScale(fit, labelsOn(panned, [130, 150, 170, 190, 210]))!;
    expect(again.scale.intercept).toBeCloseTo(panned.intercept, 6);
    expect(again.inliers).toHaveLength(5);
  });

  test('leaves a change from linear to logarithmic to the slow path', () => {
    const log = scaleOf('log', 100, 200, 500);
    expect(refitScale(fit, labelsOn(log, [110, 130, 150, 170, 190]))).toBeUndefined();
  });
});

test('a scale in other units puts the same price, in those units, at the same y', () => {
  for (const kind of ['linear', 'log'] as const) {
    const scale = scaleOf(kind, 97, 98, 400);
    expect(yOfPrice(rescaled(scale, 1000), 97_300)).toBeCloseTo(yOfPrice(scale, 97.3), 6);
  }
});
