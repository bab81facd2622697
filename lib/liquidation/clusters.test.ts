import { describe, expect, it } from 'vitest';

import { type ExposureProfile, clusters, proximityClass } from './clusters';
import { type PriceGrid, bucketOf } from './price-grid';

const GRID: PriceGrid = {
  width: Math.log(1.001),
  first: Math.floor(Math.log(50_000) / Math.log(1.001)),
  size: 400,
};
const PRICE = 60_000;

/** Humps of base units: centre price, standard deviation in buckets, total by tier. */
function profileOf(
  humps: readonly { side: 'long' | 'short'; centre: number; sd: number; tiers: readonly [number, number] }[],
): ExposureProfile {
  const empty = (): Float64Array[] => [new Float64Array(GRID.size), new Float64Array(GRID.size)];
  const sides = { long: empty(), short: empty() };
  for (const { side, centre, sd, tiers } of humps) {
    const middle = bucketOf(GRID, centre);
    for (const [tier, total] of tiers.entries()) {
      for (let i = 0; i < GRID.size; i++) {
        sides[side][tier]![i]! +=
          (total * Math.exp(-(((i - middle) / sd) ** 2) / 2)) / (sd * Math.sqrt(2 * Math.PI));
      }
    }
  }
  const sum = ([a, b]: Float64Array[]): Float64Array => a!.map((value, i) => value + b![i]!);
  return {
    grid: GRID,
    leverages: [25, 50],
    long: sum(sides.long),
    short: sum(sides.short),
    longByTier: sides.long,
    shortByTier: sides.short,
  };
}

describe('clusters', () => {
  it('finds a hump on its side, with its width, its tiers and its distance', () => {
    const found = clusters(profileOf([{ side: 'short', centre: 61_500, sd: 4, tiers: [60, 40] }]), PRICE);
    expect(found).toHaveLength(1);
    const band = found[0]!;
    expect(band.side).toBe('short');
    expect(band.distancePct).toBeCloseTo(2.5, 0);
    expect(band.class).toBe('imminent');
    expect(band.tiers).toEqual([25, 50]);
    expect(band.thin).toBe(false);
    // Full width at half height of a Gaussian is 2.355 standard deviations; the smoothing is taken out again.
    expect(Math.log(band.high / band.low) / GRID.width).toBeCloseTo(2.355 * 4, 0);
    // … and 76 % of its mass lies within.
    expect(band.quantity).toBeCloseTo(76, -0.5);
  });

  it('calls a single-tier hump and a narrow one thin', () => {
    const [single] = clusters(profileOf([{ side: 'long', centre: 58_500, sd: 4, tiers: [100, 2] }]), PRICE);
    expect(single!.thin).toBe(true);
    const [narrow] = clusters(profileOf([{ side: 'long', centre: 58_500, sd: 0.6, tiers: [50, 50] }]), PRICE);
    expect(narrow!.thin).toBe(true);
  });

  it('leaves out what stands below 15 % of its side’s highest, but not for the other side’s sake', () => {
    const found = clusters(
      profileOf([
        { side: 'short', centre: 61_000, sd: 4, tiers: [500, 500] },
        { side: 'short', centre: 63_500, sd: 4, tiers: [30, 30] },
        { side: 'long', centre: 58_500, sd: 4, tiers: [30, 30] },
      ]),
      PRICE,
    );
    expect(found.map(({ side }) => side).sort()).toEqual(['long', 'short']);
  });

  it('never lets two bands overlap', () => {
    const found = clusters(
      profileOf([
        { side: 'short', centre: 61_000, sd: 4, tiers: [60, 60] },
        { side: 'short', centre: 62_000, sd: 4, tiers: [50, 50] },
      ]),
      PRICE,
    );
    expect(found).toHaveLength(2);
    expect(found[0]!.high).toBeLessThanOrEqual(found[1]!.low * 1.0001);
  });

  it('says nothing of an empty market', () => {
    expect(clusters(profileOf([]), PRICE)).toEqual([]);
  });

  it('grades proximity at 3, 5 and 10 percent', () => {
    expect([3, 3.1, 5, 5.1, 10, 10.1].map(proximityClass)).toEqual([
      'imminent',
      'actionable',
      'actionable',
      'medium-term',
      'medium-term',
      'theoretical',
    ]);
  });
});
