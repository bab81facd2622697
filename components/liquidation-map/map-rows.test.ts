import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TIER_GROUPS } from '../../lib/liquidation/tier-groups';
import type { ProfileView } from '../../lib/protocol/snapshot';
import { mapRows, within } from './map-rows';

const PRICE = 60_000;
const RATIO = 1.001;
const BUCKETS = 95;
const ALL = new Set<number>(TIER_GROUPS);

function profileOf(of: (side: 'long' | 'short', group: number, i: number) => number): ProfileView {
  return {
    centre: PRICE,
    bucketRatio: RATIO,
    groups: TIER_GROUPS.map((leverage, group) => {
      const outward = (side: 'long' | 'short') =>
        Array.from({ length: BUCKETS }, (_, i) => of(side, group, i));
      return { leverage, tiers: [leverage], long: outward('long'), short: outward('short') };
    }),
  };
}

const usdOf = ({ groups }: ProfileView, shown: ReadonlySet<number>): number =>
  groups
    .filter(({ leverage }) => shown.has(leverage))
    .flatMap(({ long, short }) => [
      ...long.map((quantity, i) => (quantity * PRICE) / RATIO ** i),
      ...short.map((quantity, i) => quantity * PRICE * RATIO ** i),
    ])
    .reduce((sum, usd) => sum + usd, 0);

const quantity = fc.double({ min: 0, max: 1e4, noNaN: true });
const anyProfile = fc
  .array(quantity, { minLength: 50, maxLength: 50 })
  .map((values) =>
    profileOf((side, group, i) => values[(i * 7 + group * 11 + (side === 'long' ? 0 : 3)) % 50]!),
  );

describe('the rows of the map', () => {
  it('hold every dollar of the groups that are shown, and none of the others', () => {
    fc.assert(
      fc.property(anyProfile, fc.subarray([...TIER_GROUPS]), (profile, leverages) => {
        const shown = new Set<number>(leverages);
        const rows = mapRows(profile, PRICE, shown);
        const total = rows.reduce((sum, row) => sum + row.total, 0);
        const truth = usdOf(profile, shown);
        expect(Math.abs(total - truth)).toBeLessThanOrEqual(1e-9 * truth);
        for (const row of rows)
          TIER_GROUPS.forEach((leverage, group) => {
            if (!shown.has(leverage)) expect(row.usd[group]).toBe(0);
          });
      }),
      { numRuns: 40 },
    );
  });

  it('go down from the highest price without a hole, shorts above price and longs below', () => {
    const rows = mapRows(
      profileOf(() => 1),
      PRICE,
      ALL,
    );
    rows.slice(1).forEach((row, i) => expect(row.high).toBeCloseTo(rows[i]!.low, 6));
    for (const { side, low, high } of rows) {
      expect(high).toBeGreaterThan(low);
      if (side === 'short') expect(low).toBeGreaterThanOrEqual(PRICE * (1 - 1e-12));
      else expect(high).toBeLessThanOrEqual(PRICE * (1 + 1e-12));
    }
  });

  it('add up, from price outward, what stands before each', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const rows = mapRows(profile, PRICE, ALL);
        for (const side of ['long', 'short'] as const) {
          const outward = rows.filter((row) => row.side === side);
          if (side === 'short') outward.reverse();
          expect(outward[0]!.onTheWay).toBe(0);
          outward.slice(1).forEach((row, i) => {
            const before = outward[i]!;
            expect(row.onTheWay).toBeCloseTo(before.onTheWay + before.total, 3);
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('have nothing where price has gone through since, and all of the rest', () => {
    const profile = profileOf(() => 1);
    const before = mapRows(profile, PRICE, ALL);
    const fallen = PRICE / RATIO ** 10.2;
    const after = mapRows(profile, fallen, ALL);
    after.forEach((row, i) => {
      if (row.side === 'long' && row.low > fallen) expect(row.total).toBe(0);
      if (row.side === 'short' || row.high < fallen) expect(row.total).toBe(before[i]!.total);
    });
  });

  it('say what lies within a distance, and all of it within any', () => {
    const rows = mapRows(
      profileOf((_, group) => group),
      PRICE,
      ALL,
    );
    const sum = (usd: readonly number[]) => usd.reduce((total, value) => total + value, 0);
    const near = [0.5, 1, 3, 5, 10].map((percent) => sum(within(rows, 'long', PRICE, percent)));
    expect(near).toEqual(near.toSorted((a, b) => a - b));
    const longs = rows.filter(({ side }) => side === 'long').reduce((total, row) => total + row.total, 0);
    expect(sum(within(rows, 'long', PRICE, 50))).toBeCloseTo(longs, 3);
    expect(within(rows, 'long', PRICE, 5)[0]).toBe(0);
  });
});
