import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { exhaustion } from './exhaustion';
import { walkFrame } from './random-walk.testing';

const read = (closes: number[], deltas: number[], missing: number[] = []) =>
  exhaustion(walkFrame({ closes, deltas, missing }));

describe('exhaustion', () => {
  test('is a rise over three bars on shrinking buying', () => {
    expect(read([10, 10, 11, 12, 13], [0, 0, 9, 5, 1])).toEqual({ side: 'buy', bars: 3, since: 2 * MINUTE });
  });

  test('is a fall on shrinking selling, for as many bars as it lasts', () => {
    expect(read([20, 19, 18, 17, 16], [5, -9, -7, -4, 2])).toEqual({ side: 'sell', bars: 4, since: MINUTE });
  });

  test('is none over two bars, nor where the delta grows or price turns', () => {
    expect(read([10, 10, 10, 11, 12], [0, 0, 0, 9, 5])).toBeUndefined();
    expect(read([10, 11, 12, 13], [0, 5, 6, 7])).toBeUndefined();
    expect(read([10, 11, 12, 13, 12.5], [0, 9, 5, 1, 0.5])).toBeUndefined();
  });

  test('is never read over a gap', () => {
    expect(read([10, 11, 12, 13, 14], [9, 8, 7, 6, 5], [3])).toBeUndefined();
  });
});
