import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { bandQuantities } from './band-parts';
import type { Estimate } from './estimate';
import { bucketCentre, bucketOf } from './price-grid';
import { type EstimatePart, summedEstimate } from './summed-estimate';

const WIDTH = Math.log(1.001);
const PRICE = 60_000;
const HOUR = 3_600_000;
const END = 100 * HOUR;
const SIZE = 60;

interface Made {
  /** Of the venue's price to 60 000. */
  readonly ratio?: number;
  readonly scale?: number;
  readonly asOf?: number;
  /** Base units by tier and bucket; the middle bucket holds price. */
  readonly long?: readonly (readonly number[])[];
  readonly short?: readonly (readonly number[])[];
  /** What the market has done to price since `END`, where the estimate is of another instant. */
  readonly moved?: number;
}

const filled = (values: readonly number[] = []): Float64Array =>
  Float64Array.from({ length: SIZE }, (_, i) => values[i] ?? 0);

function estimateOf({ ratio = 1, scale = 1, asOf = END, long = [], short = [], moved = 1 }: Made): Estimate {
  const price = PRICE * ratio;
  const grid = { width: WIDTH, first: Math.floor(Math.log(price) / WIDTH) - SIZE / 2, size: SIZE };
  const [longByTier, shortByTier] = [long, short].map((tiers) => [filled(tiers[0]), filled(tiers[1])]);
  const total = ([a, b]: Float64Array[]): Float64Array => a!.map((value, i) => value + b![i]!);
  const profile = {
    grid,
    leverages: [25, 50],
    long: total(longByTier!),
    short: total(shortByTier!),
    longByTier: longByTier!,
    shortByTier: shortByTier!,
  };
  const columns = [4, 3, 2, 1, 0].map((back) => ({
    time: asOf - back * HOUR,
    price,
    long: Float32Array.from(profile.long, (value) => value / scale),
    short: Float32Array.from(profile.short, (value) => value / scale),
  }));
  return {
    time: asOf,
    asOf,
    price: price * moved,
    profile,
    clusters: [],
    asymmetry: undefined,
    growth: undefined,
    columns,
    columnDuration: HOUR,
    scale,
    scaleBasis: 'prior',
    assumptions: DEFAULT_ASSUMPTIONS,
    crossQuantity: 0.3 * (mass(profile.long) + mass(profile.short)),
    coverage: {
      bars: 100,
      barsMissing: 1,
      withOpenInterest: 90,
      withTakerSplit: 80,
      withMark: 70,
      rejectedOpenInterestStamps: 0,
    },
  };
}

const mass = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);

/** Mass by absolute bucket, empty ones left out. */
const placed = ({ profile: { grid } }: Estimate, values: ArrayLike<number>): [number, number][] =>
  Array.from(values, (value, i): [number, number] => [grid.first + i, value]).filter(([, v]) => v > 1e-9);

const hump = (at: number, quantity: number): number[] =>
  Array.from({ length: SIZE }, (_, i) => (i === at ? quantity : 0));

const tier = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: SIZE, maxLength: SIZE });
const part = fc.record({
  made: fc.record({
    ratio: fc.double({ min: 0.9, max: 1.1, noNaN: true }),
    scale: fc.double({ min: 0.5, max: 2, noNaN: true }),
    long: fc.tuple(tier, tier),
    short: fc.tuple(tier, tier),
  }),
  multiple: fc.constantFrom(1, 1_000, 0.001),
});

describe('the sum of estimates', () => {
  it('of one is that one', () => {
    const only = estimateOf({ long: [hump(20, 5)] });
    expect(summedEstimate([{ estimate: only, units: 1 }])).toBe(only);
  });

  it('keeps every base unit, by side, tier and column, wherever the prices stand', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (made) => {
        // A contract for a thousand coins costs a thousand times as much.
        const parts = made.map(({ made: each, multiple }): EstimatePart => {
          const estimate = estimateOf({ ...each, ratio: each.ratio * multiple });
          return { estimate, units: multiple / made[0]!.multiple };
        });
        const sum = summedEstimate([parts[0]!, ...parts.slice(1)]);
        const expected = (of: (estimate: Estimate) => number): number =>
          parts.reduce((total, { estimate, units }) => total + units * of(estimate), 0);
        const same = (of: (estimate: Estimate) => number, tolerance: number): void => {
          const truth = expected(of);
          expect(Math.abs(of(sum) - truth)).toBeLessThanOrEqual(tolerance * truth);
        };
        for (const i of [0, 1]) {
          same(({ profile }) => mass(profile.longByTier[i]!), 1e-9);
          same(({ profile }) => mass(profile.shortByTier[i]!), 1e-9);
        }
        same(({ profile }) => mass(profile.long), 1e-9);
        same(({ profile }) => mass(profile.short), 1e-9);
        same(({ crossQuantity }) => crossQuantity, 1e-9);
        // Columns are of single precision, and before their part's scale.
        same(({ columns, scale }) => scale * mass(columns[2]!.long), 1e-5);
        same(({ columns, scale }) => scale * mass(columns[2]!.short), 1e-5);
      }),
      { numRuns: 60 },
    );
  });

  it('says of a band what each part gives to it, and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 4 }),
        fc.constantFrom('long' as const, 'short' as const),
        fc.tuple(
          fc.double({ min: -0.02, max: 0.02, noNaN: true }),
          fc.double({ min: 0.004, max: 0.02, noNaN: true }),
        ),
        (made, side, [from, width]) => {
          const parts = made.map(({ made: each, multiple }): EstimatePart => {
            const estimate = estimateOf({ ...each, ratio: each.ratio * multiple });
            return { estimate, units: multiple / made[0]!.multiple };
          });
          const all = [parts[0]!, ...parts.slice(1)] as const;
          const { price } = parts[0]!.estimate;
          const whole = { side, low: price * 0.5, high: price * 2 };
          const band = { side, low: price * Math.exp(from), high: price * Math.exp(from + width) };
          const given = bandQuantities(whole, all);
          given.forEach((quantity, i) =>
            expect(quantity).toBeCloseTo(parts[i]!.units * mass(parts[i]!.estimate.profile[side]), 3),
          );
          bandQuantities(band, all).forEach((quantity, i) => {
            expect(quantity).toBeGreaterThanOrEqual(0);
            expect(quantity).toBeLessThanOrEqual(given[i]! * (1 + 1e-9));
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has nothing of a frozen part in a band that price has gone through since', () => {
    const long = [hump(20, 5)];
    const [live, frozen] = [{ estimate: estimateOf({ long }), units: 1 }, estimateOf({ long })];
    const at = bucketCentre(frozen.profile.grid, 20);
    const band = { side: 'long' as const, low: at * 0.998, high: at * 1.002 };
    const given = (low: number) =>
      bandQuantities(band, [live, { estimate: frozen, units: 1, passed: () => ({ low, high: PRICE }) }]);
    expect(given(at * 0.99)).toEqual([expect.closeTo(5, 9), 0]);
    expect(given(at * 1.01)).toEqual([expect.closeTo(5, 9), expect.closeTo(5, 9)]);
  });

  it('moves a venue whose price stands k buckets lower up by k', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: SIZE - 1 }), (k, at) => {
        const first = estimateOf({});
        const lower = estimateOf({ ratio: Math.exp(-k * WIDTH), short: [hump(at, 7)] });
        const sum = summedEstimate([
          { estimate: first, units: 1 },
          { estimate: lower, units: 1 },
        ]);
        const expected = [[lower.profile.grid.first + at + k, expect.closeTo(7, 8)]];
        expect(placed(sum, sum.profile.short)).toEqual(expected);
        expect(placed(sum, sum.columns[0]!.short).filter(([, value]) => value > 1e-5)).toEqual([
          [expected[0]![0], expect.closeTo(7, 4)],
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('splits a level that falls between two buckets by where it falls', () => {
    const quarter = estimateOf({ ratio: Math.exp(-0.25 * WIDTH), long: [hump(10, 8)] });
    const sum = summedEstimate([
      { estimate: estimateOf({}), units: 1 },
      { estimate: quarter, units: 1 },
    ]);
    const bucket = quarter.profile.grid.first + 10;
    expect(placed(sum, sum.profile.long)).toEqual([
      [bucket, expect.closeTo(6, 8)],
      [bucket + 1, expect.closeTo(2, 8)],
    ]);
  });

  it('reads clusters and growth off the sum', () => {
    const part = (): EstimatePart => ({
      estimate: estimateOf({
        long: [
          [...hump(15, 50).slice(0, 19), 40, 60, 40],
          [...hump(15, 50).slice(0, 19), 40, 60, 40],
        ],
      }),
      units: 1,
    });
    const one = summedEstimate([part(), { estimate: estimateOf({}), units: 1 }]);
    const two = summedEstimate([part(), part()]);
    expect(one.clusters.length).toBeGreaterThan(0);
    expect(two.clusters.map(({ quantity }) => quantity)).toEqual(
      one.clusters.map(({ quantity }) => expect.closeTo(2 * quantity, 6)),
    );
    expect(two.coverage).toMatchObject({ bars: 200, barsMissing: 2, withOpenInterest: 180 });
  });
});

describe('a venue that dropped out', () => {
  const all = Array.from({ length: SIZE }, () => 1);
  const first = estimateOf({});
  const { grid } = first.profile;

  it('loses it in each column from when price went there, and not before', () => {
    const behind = estimateOf({ asOf: END - 2 * HOUR, long: [all, all], short: [all, all] });
    const low = bucketCentre(grid, 20);
    // Price fell in the last hour but one, and has come back.
    const passed = (until: number) =>
      until > END - 2 * HOUR ? { low: until >= END ? low : PRICE, high: PRICE } : undefined;
    const { columns } = summedEstimate([
      { estimate: first, units: 1 },
      { estimate: behind, units: 1, passed },
    ]);
    const longs = columns.map(({ long }) => Math.round(mass(long)));
    expect(longs).toEqual([2 * SIZE, 2 * SIZE, 2 * SIZE, 2 * bucketOf(grid, PRICE), 2 * 20]);
  });

  it('loses exactly what price went through: longs from the low up, shorts from the high down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 30, max: SIZE - 1 }), (low, high) => {
        const frozen = estimateOf({ long: [all, all], short: [all, all] });
        const passed = { low: bucketCentre(grid, low), high: bucketCentre(grid, high) };
        const sum = summedEstimate([
          { estimate: first, units: 1 },
          { estimate: frozen, units: 1, passed: () => passed },
        ]);
        const longs = placed(sum, sum.profile.long);
        const shorts = placed(sum, sum.profile.short);
        expect(longs).toEqual(Array.from({ length: low }, (_, i) => [grid.first + i, 2]));
        expect(shorts).toEqual(
          Array.from({ length: SIZE - 1 - high }, (_, i) => [grid.first + high + 1 + i, 2]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('stands where it stood, however far price went since', () => {
    const later = estimateOf({ asOf: END + 2 * HOUR, moved: 1.02 });
    const frozen = estimateOf({ short: [hump(50, 3)], long: [hump(5, 4)] });
    const sum = summedEstimate([
      { estimate: later, units: 1 },
      { estimate: frozen, units: 1 },
    ]);
    expect(placed(sum, sum.profile.short)).toEqual([[grid.first + 50, expect.closeTo(3, 8)]]);
    expect(placed(sum, sum.profile.long)).toEqual([[grid.first + 5, expect.closeTo(4, 8)]]);
  });

  it('gives its last column to those that come after it', () => {
    const later = estimateOf({ asOf: END + 2 * HOUR, ratio: 1.0005 });
    const frozen = estimateOf({ short: [hump(50, 3)] });
    const sum = summedEstimate([
      { estimate: later, units: 1 },
      { estimate: frozen, units: 1 },
    ]);
    expect(sum.columns.map(({ time }) => time)).toEqual(later.columns.map(({ time }) => time));
    const [last, ...before] = sum.columns.toReversed();
    expect(mass(last!.short)).toBeCloseTo(3, 5);
    for (const column of before) expect([...column.short]).toEqual([...last!.short]);
    const at = bucketOf(sum.profile.grid, bucketCentre(frozen.profile.grid, 50) * 1.0005);
    expect(last!.short[at]! + last!.short[at - 1]!).toBeCloseTo(3, 5);
  });
});
