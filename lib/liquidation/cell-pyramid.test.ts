import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CellPyramid } from './cell-pyramid';

const SIZE = 64;
const added = fc.record({
  level: fc.integer({ min: 0, max: 4 }),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  quantity: fc.double({ min: 0, max: 9, noNaN: true }),
});

describe('sums of cells', () => {
  it('lie evenly over the buckets of their cells', () => {
    fc.assert(
      fc.property(fc.array(added), (cells) => {
        const sums = new CellPyramid(SIZE);
        const expected = new Float64Array(SIZE);
        for (const { level, at, quantity } of cells) {
          const width = 2 ** level;
          const cell = Math.floor((at * SIZE) / width);
          sums.ofCell(width)[cell]! += quantity;
          for (let i = 0; i < width; i++) expected[cell * width + i]! += quantity / width;
        }
        sums.byBucket(0).forEach((sum, i) => expect(sum).toBeCloseTo(expected[i]!, 9));
      }),
    );
  });

  it('are nothing once cleared', () => {
    const sums = new CellPyramid(SIZE);
    sums.ofCell(16)[1] = 3;
    sums.clear();
    expect(sums.byBucket(0).every((sum) => sum === 0)).toBe(true);
  });
});
