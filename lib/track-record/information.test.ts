import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BIN, BINS } from './distance-bins';
import { informationOf } from './information';
import type { Realised } from './realised';

const EVEN = { long: Array.from({ length: BINS }, () => 1), short: Array.from({ length: BINS }, () => 1) };
const order = (side: 'long' | 'short', distance: number, usd = 1): Realised => ({
  bar: 0,
  side,
  distance,
  usd,
});

const density = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: BINS, maxLength: BINS });
const depth = fc.double({ min: 0.0001, max: 0.12, noNaN: true });

describe('information', () => {
  it('of a forecast that spreads its mass evenly is none over uniform', () => {
    const orders = [order('long', 0.001, 5), order('short', 0.013, 7)];
    const { usd, overUniform } = informationOf(orders, { long: 0.01, short: 0.02 }, EVEN);
    expect(usd).toBe(12);
    expect(overUniform).toBeCloseTo(0, 12);
  });

  it('is a bit a dollar where half of what was swept held all that was foreseen and all that came', () => {
    const near = Array.from({ length: BINS }, (_, bin) => (bin < 4 ? 1 : 0));
    const orders = [order('long', 0.002, 3), order('long', 0.008, 1)];
    const { usd, overUniform } = informationOf(
      orders,
      { long: 8 * BIN, short: 0 },
      { long: near, short: near },
    );
    // Two, but for the hundredth that is spread evenly.
    expect(overUniform / usd).toBeCloseTo(Math.log2(0.99 * 2 + 0.01), 9);
  });

  it('gives no credit for where price did not go', () => {
    const nearOnly = Array.from({ length: BINS }, (_, bin) => (bin < 8 ? 1 : 0));
    const orders = [order('long', 0.004)];
    const depths = { long: 8 * BIN, short: 0 };
    expect(informationOf(orders, depths, EVEN).overUniform).toBeCloseTo(
      informationOf(orders, depths, { long: nearOnly, short: nearOnly }).overUniform,
      12,
    );
  });

  it('is the same for a forecast twice as large', () => {
    fc.assert(
      fc.property(density, density, depth, depth, (long, short, deep, high) => {
        const orders = [order('long', deep / 2, 3), order('short', high / 3, 2)];
        const depths = { long: deep, short: high };
        const doubled = { long: long.map((usd) => 2 * usd), short: short.map((usd) => 2 * usd) };
        const once = informationOf(orders, depths, { long, short });
        expect(informationOf(orders, depths, doubled).overUniform).toBeCloseTo(once.overUniform, 6);
      }),
    );
  });

  it('cannot be had on the mean: orders that fall where uniform says cost every other forecast', () => {
    fc.assert(
      fc.property(density, density, (long, short) => {
        const everywhere = Array.from({ length: BINS }, (_, bin) => [
          order('long', (bin + 0.5) * BIN),
          order('short', (bin + 0.5) * BIN),
        ]).flat();
        const depths = { long: BINS * BIN, short: BINS * BIN };
        expect(informationOf(everywhere, depths, { long, short }).overUniform).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  it('is finite whatever was foreseen', () => {
    fc.assert(
      fc.property(density, depth, (long, deep) => {
        const nothing = long.map(() => 0);
        const { overUniform, overTemplate } = informationOf(
          [order('long', deep, 9)],
          { long: deep, short: 0 },
          { long, short: nothing },
        );
        expect(Number.isFinite(overUniform) && Number.isFinite(overTemplate)).toBe(true);
      }),
    );
  });
});
