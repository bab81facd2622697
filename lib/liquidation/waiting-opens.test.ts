import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { Exposure, type SideIndex } from './exposure';
import { bucketOf, gridOver } from './price-grid';
import { WaitingOpens } from './waiting-opens';

describe('opens that wait', () => {
  it('are their sum, at their mean bucket', () => {
    const waiting = new WaitingOpens(2);
    waiting.add(1, 0, 100, 3);
    waiting.add(1, 0, 104, 1);
    expect([waiting.weightOf(1), waiting.meanBucket(1), waiting.isEmpty(0)]).toEqual([4, 101, true]);
    waiting.scale(1, 0.5);
    expect([waiting.weightOf(1), waiting.meanBucket(1)]).toEqual([2, 101]);
  });

  it('remember the entry that price comes to first: the highest long, the lowest short', () => {
    const waiting = new WaitingOpens(2);
    for (const bucket of [101, 104, 102]) {
      waiting.add(0, 0, bucket, 1);
      waiting.add(1, 1, bucket, 1);
    }
    expect([waiting.foremostOf(0), waiting.foremostOf(1)]).toEqual([104, 101]);
    waiting.clear(0);
    waiting.add(0, 0, 90, 1);
    expect(waiting.foremostOf(0)).toBe(90);
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
            exposure.seed(opened, middle + away, quantity, 'far');
            exposure.decay(kept);
            if (opened === 0) exposure.sweepLongs(middle + away - 10, forced);
            else exposure.sweepShorts(middle + away + 10, forced);
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
          for (const { side: opened, away, quantity } of steps)
            exposure.seed(opened, middle + away, quantity, 'far');
          exposure.sweepLongs(middle + to, forced);
          exposure.sweepShorts(middle + to, forced);
          const [longs, shorts] = [read(exposure).slice(0, grid.size), read(exposure).slice(grid.size)];
          expect(longs.slice(middle + to).every((quantity) => quantity === 0)).toBe(true);
          expect(shorts.slice(0, middle + to + 1).every((quantity) => quantity === 0)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
