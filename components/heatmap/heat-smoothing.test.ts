import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { HeatPlane } from './heat-plane';
import { smoothed } from './heat-smoothing';

function plane(columns: readonly (readonly number[])[], ratio = 1.001): HeatPlane {
  return {
    columns: columns.length,
    rows: columns[0]!.length,
    start: 0,
    duration: 1,
    lowest: 100,
    ratio,
    bytes: Uint8Array.from(columns.flat()),
    reference: 1,
    closes: [],
  };
}

const cells = (of: HeatPlane) => [...of.bytes];

describe('a smoothed plane', () => {
  it('spreads a cell over its neighbours as a triangle', () => {
    expect(cells(smoothed(plane([[0, 0, 120, 0, 0]]), 1))).toEqual([0, 30, 60, 30, 0]);
    expect(cells(smoothed(plane([[0, 0, 0, 0, 90, 0, 0, 0, 0]]), 2))).toEqual([
      0, 0, 10, 20, 30, 20, 10, 0, 0,
    ]);
  });

  it('never mixes one time with another', () => {
    expect(
      cells(
        smoothed(
          plane([
            [0, 0, 0],
            [200, 200, 200],
          ]),
          4,
        ),
      ),
    ).toEqual([0, 0, 0, 200, 200, 200]);
  });

  it('is the plane itself when nothing is to be smoothed, or its rows are wider than that', () => {
    const fine = plane([[1, 2, 3]]);
    const coarse = plane([[1, 2, 3]], 1.01);
    expect(smoothed(fine, 0)).toBe(fine);
    expect(smoothed(coarse, 4)).toBe(coarse);
  });

  it('stays between the smallest and the largest cell, right to the edges', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(1, 2, 4),
        (column, buckets) => {
          const result = cells(smoothed(plane([column]), buckets));
          expect(Math.min(...result)).toBeGreaterThanOrEqual(Math.min(...column));
          expect(Math.max(...result)).toBeLessThanOrEqual(Math.max(...column));
        },
      ),
    );
  });
});
