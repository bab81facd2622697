import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { approach } from './approach';
import { barsOf, noise, walk } from './path.testing';
import { randomBandEnds, touchesIn, sumOfEnds } from './random-band';
import { touchOf } from './touch';

const RULES = { horizonBars: 48, touchBars: 24, leastDepth: 0.002 };

describe('the random band', () => {
  it('is reached by the share of its places that price comes to', () => {
    // Price goes to 2 % and stays: of bands whose near edge lies within 1 … 3 %, half are reached.
    const rows = Array.from({ length: 80 }, () => [100, 100 * Math.exp(-0.02), 99] as const);
    const shares = randomBandEnds(approach('long', barsOf(rows), 100), { near: 0.02, far: 0.025 }, RULES);
    expect(touchesIn(shares)).toBeCloseTo(0.5, 9);
  });

  it('is never more than one band, and none where price does not move', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.001, max: 0.05, noNaN: true }), (seed, near) => {
        const path = approach('short', walk(noise(seed), 80, { start: 100, perHour: 0.006 }), 100);
        const shares = randomBandEnds(path, { near, far: near + 0.003 }, RULES);
        expect(touchesIn(shares)).toBeGreaterThanOrEqual(0);
        expect(touchesIn(shares)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
    const still = barsOf(Array.from({ length: 80 }, () => [100, 100, 100] as const));
    expect(touchesIn(randomBandEnds(approach('long', still, 100), { near: 0.01, far: 0.02 }, RULES))).toBe(0);
  });

  it('fares like a band that knows nothing, in the long run', () => {
    const random = noise(11);
    const bands = { bounce: 0, touched: 0 };
    const shares = Array.from({ length: 3_000 }, () => {
      const path = approach('long', walk(random, 80, { start: 100, perHour: 0.006 }), 100);
      const near = 0.004 + 0.01 * random();
      const stretch = { near, far: near + 0.004 };
      const touch = touchOf(path, stretch, RULES);
      bands.bounce += Number(touch?.end === 'bounce');
      bands.touched += Number(touch !== undefined);
      return randomBandEnds(path, stretch, RULES);
    });
    const expected = sumOfEnds(shares);
    expect(bands.touched).toBeGreaterThan(900);
    expect(touchesIn(expected) / bands.touched).toBeGreaterThan(0.95);
    expect(touchesIn(expected) / bands.touched).toBeLessThan(1.06);
    const own = bands.bounce / bands.touched;
    // Three standard errors of a share of so many.
    const reach = 3 * Math.sqrt((own * (1 - own)) / bands.touched);
    expect(Math.abs(expected.bounce / touchesIn(expected) - own)).toBeLessThan(reach);
  });
});
