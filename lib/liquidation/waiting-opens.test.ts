import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { Exposure, type SideIndex } from './exposure';
import { bucketOf, gridOver } from './price-grid';
import { WaitingOpens } from './waiting-opens';

describe('opens that wait', () => {
  it('are an even stretch as long as they were opened over', () => {
    const one = new WaitingOpens();
    one.add(3, 100, 106);
    expect([one.weight, one.mean]).toEqual([3, 103]);
    expect(one.length).toBeCloseTo(6, 6);
    const parts = new WaitingOpens();
    parts.add(2, 106, 102);
    parts.add(1, 102, 100);
    expect(parts.mean).toBeCloseTo(one.mean, 9);
    expect(parts.length).toBeCloseTo(one.length, 6);
  });

  it('taken at a share, or scaled, weigh less and lie where they lay', () => {
    const opened = new WaitingOpens();
    opened.add(4, 100, 103);
    const taken = new WaitingOpens();
    taken.take(opened, 0.25);
    taken.scale(0.5);
    expect([taken.weight, taken.mean]).toEqual([0.5, 101.5]);
    expect(taken.length).toBeCloseTo(3, 6);
    taken.clear();
    expect(taken.weight).toBe(0);
  });
});

describe('exposure whose opens wait', () => {
  const grid = gridOver(90, 110, DEFAULT_ASSUMPTIONS.bucket, DEFAULT_ASSUMPTIONS.reach);
  const middle = bucketOf(grid, 100);
  const side = fc.constantFrom<SideIndex>(0, 1);
  const step = fc.record({
    side,
    away: fc.integer({ min: -20, max: 20 }),
    quantity: fc.double({ min: 0.1, max: 9, noNaN: true }),
  });
  const open = (exposure: Exposure, opened: SideIndex, away: number, quantity: number): void => {
    const opens = new WaitingOpens();
    const at = grid.first + middle + away + 0.5;
    opens.add(quantity, at, at);
    exposure.open(opened, opens, 1, middle + away, middle + away);
  };
  const read = (exposure: Exposure): number[] =>
    ([0, 1] as const).flatMap((each) => {
      const into = new Float64Array(grid.size);
      exposure.readSide(each, 1, into);
      return [...into];
    });

  it('is the same whether or not it is read in between', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        const [watched, left] = [0, 1].map(() => new Exposure(grid, DEFAULT_ASSUMPTIONS));
        const forced = new Float64Array(DEFAULT_ASSUMPTIONS.leverages.length);
        const kept = forced.map(() => 0.9);
        for (const { side: opened, away, quantity } of steps) {
          for (const exposure of [watched!, left!]) {
            open(exposure, opened, away, quantity);
            exposure.decay(kept);
            exposure.sweep(opened, middle + away + (opened === 0 ? -10 : 10), forced);
            exposure.thin(opened, middle + away - 8, middle + away + 8, forced);
          }
          read(watched!);
        }
        expect(read(watched!)).toEqual(read(left!));
      }),
      { numRuns: 40 },
    );
  });

  it('has nothing left where price has been', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -60, max: 60 }),
        (steps, to) => {
          const exposure = new Exposure(grid, DEFAULT_ASSUMPTIONS);
          const forced = new Float64Array(DEFAULT_ASSUMPTIONS.leverages.length);
          for (const { side: opened, away, quantity } of steps) open(exposure, opened, away, quantity);
          exposure.sweep(0, middle + to, forced);
          exposure.sweep(1, middle + to, forced);
          const [longs, shorts] = [read(exposure).slice(0, grid.size), read(exposure).slice(grid.size)];
          expect(longs.slice(middle + to).every((quantity) => quantity === 0)).toBe(true);
          expect(shorts.slice(0, middle + to + 1).every((quantity) => quantity === 0)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
