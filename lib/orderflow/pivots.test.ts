import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { pivots } from './pivots';
import { walkFrame } from './random-walk.testing';

/** Bars after the first reach from the last close to their own, so highs and lows repeat once: a tie at each turn. */
const frame = (closes: readonly number[], missing: readonly number[] = []) =>
  walkFrame({ closes, deltas: closes.map(() => 0), missing });

describe('pivots', () => {
  test('stand where no bar on either side goes beyond', () => {
    expect(pivots(frame([1, 2, 3, 2, 1, 2, 3, 4, 5]), 'high', 2)).toEqual([2]);
    expect(pivots(frame([1, 2, 3, 2, 1, 2, 3, 4, 5]), 'low', 2)).toEqual([4]);
  });

  test('of equal highs are the first', () => {
    expect(pivots(frame([1, 2, 3, 3, 2, 1]), 'high', 2)).toEqual([2]);
  });

  test('need whole bars around them: not at the end, not beside a gap', () => {
    expect(pivots(frame([1, 2, 3, 2]), 'high', 2)).toEqual([]);
    expect(pivots(frame([1, 2, 3, 2, 1], [4]), 'high', 2)).toEqual([]);
    expect(pivots(frame([1, 2, 3, 2, 1, 1], [1]), 'high', 2)).toEqual([]);
  });

  test('are at least span bars apart', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 80 }), (closes) => {
        const found = pivots(frame(closes), 'high', 3);
        found.slice(1).forEach((pivot, i) => expect(pivot - found[i]!).toBeGreaterThan(3));
      }),
    );
  });
});
