import { describe, expect, test } from 'vitest';

import { basisOf, factorOf, measuredBasis } from './basis';

describe('the basis', () => {
  test('starts at the ratio of units', () => {
    expect(factorOf(basisOf(1 / 1000, true))).toBe(0.001);
  });

  test('takes the first measurement whole, and later ones slowly', () => {
    const first = measuredBasis(basisOf(1, true), 100_100, 100_000, 0);
    expect(first.ratio).toBeCloseTo(1.001, 9);
    const soon = measuredBasis(first, 100_200, 100_000, 1_000);
    expect(soon.ratio).toBeGreaterThan(1.001);
    expect(soon.ratio).toBeLessThan(1.0011);
    let late = soon;
    for (let second = 2; second < 600; second++) late = measuredBasis(late, 100_200, 100_000, second * 1_000);
    expect(late.ratio).toBeCloseTo(1.002, 6);
  });

  test('is not moved by the price of another market, or by none', () => {
    const settled = measuredBasis(basisOf(1000, true), 1.001, 0.001, 0);
    for (const wrong of [1.04, 0.5, 60_000, 0, Number.NaN])
      expect(measuredBasis(settled, wrong, 0.001, 10_000)).toBe(settled);
  });

  test('stays 1 where the chart shows the very market that the bands are of', () => {
    expect(measuredBasis(basisOf(1, false), 100_900, 100_000, 0).ratio).toBe(1);
  });
});
