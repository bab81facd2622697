import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ExposureProfile } from './clusters';
import { liquidationMap } from './liquidation-map';
import { bucketCentre, gridOver } from './price-grid';

const WIDTH = Math.log(1.001);
const LEVERAGES = [3, 5, 10, 20, 25, 50, 75, 100, 125];

/** Longs below price and shorts above, `of(side, tier, bucket)` in each bucket. */
function profileAt(
  price: number,
  of: (side: number, tier: number, bucket: number) => number,
): ExposureProfile {
  const grid = gridOver(price * 0.8, price * 1.25, WIDTH, 0);
  const at = Math.floor(Math.log(price) / WIDTH) - grid.first;
  const fill = (side: number, isThere: (bucket: number) => boolean) =>
    LEVERAGES.map((_, tier) =>
      Float64Array.from({ length: grid.size }, (_, i) => (isThere(i) ? of(side, tier, i) : 0)),
    );
  const [longByTier, shortByTier] = [fill(0, (i) => i <= at), fill(1, (i) => i >= at)];
  const total = (tiers: Float64Array[]) =>
    tiers[0]!.map((_, i) => tiers.reduce((sum, tier) => sum + tier[i]!, 0));
  return {
    grid,
    leverages: LEVERAGES,
    long: total(longByTier),
    short: total(shortByTier),
    longByTier,
    shortByTier,
  };
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('the liquidation map', () => {
  it('holds all that is within ten percent of price, in one group or another', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.integer(), (price, salt) => {
        const profile = profileAt(price, (side, tier, bucket) => (bucket * 31 + tier * 7 + side + salt) % 11);
        const within = (values: Float64Array) =>
          sum(values.filter((_, i) => Math.abs(bucketCentre(profile.grid, i) / price - 1) <= 0.1));
        const { groups } = liquidationMap(profile, price);
        for (const side of ['long', 'short'] as const)
          expect(sum(groups.map((group) => sum(group[side])))).toBeCloseTo(within(profile[side]), 6);
      }),
      { numRuns: 30 },
    );
  });

  it('counts outward from the bucket that holds price', () => {
    const profile = profileAt(60_000, (_, __, bucket) => bucket);
    const { centre, groups } = liquidationMap(profile, 60_000);
    const at = Math.floor(Math.log(60_000) / WIDTH) - profile.grid.first;
    expect(Math.abs(Math.log(centre / 60_000))).toBeLessThanOrEqual(WIDTH / 2);
    const [, ten] = groups;
    expect(ten!.tiers).toEqual([10]);
    expect(Array.from(ten!.long.slice(0, 3))).toEqual([at, at - 1, at - 2]);
    expect(Array.from(ten!.short.slice(0, 3))).toEqual([at, at + 1, at + 2]);
  });

  it('is the same map, at other prices, where all prices are multiplied', () => {
    const [near, far] = [60_000, 60_000 * 1.001 ** 40].map((price) => {
      const origin = Math.floor(Math.log(price) / WIDTH);
      const profile = profileAt(price, () => 0);
      for (const [i] of profile.longByTier[2]!.entries())
        profile.longByTier[2]![i] = Math.max(0, origin - profile.grid.first - i);
      return liquidationMap(profile, price);
    });
    expect(far!.groups).toEqual(near!.groups);
    expect(far!.centre / near!.centre).toBeCloseTo(1.001 ** 40, 9);
  });
});
