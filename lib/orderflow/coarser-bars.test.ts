import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { millis } from '../core/units';
import { coarserBars } from './coarser-bars';
import { walkBars } from './random-walk.testing';

const THREE = millis(3 * MINUTE);
const walk = { closes: [10, 12, 9, 11, 8, 9], deltas: [1, -2, 3, 0, 0, 2] };

describe('coarser bars', () => {
  test('span the extremes of their parts, from the first open to the last close', () => {
    const [first, second] = coarserBars(walkBars(walk), THREE);
    expect(first).toMatchObject({ openTime: 0, duration: THREE, open: 10, high: 12, low: 9, close: 9 });
    expect(first).toMatchObject({ volume: 36, takerBuy: 19 });
    expect(second).toMatchObject({ openTime: THREE, open: 9, high: 11, low: 8, close: 9 });
  });

  test('that lack a part are left out', () => {
    const bars = coarserBars(walkBars({ ...walk, missing: [1] }), THREE);
    expect(bars.map((bar) => bar.openTime)).toEqual([THREE]);
  });

  test('have a taker split only when every part has one', () => {
    const bars = walkBars(walk).map((bar, i) => {
      const { takerBuy: _, ...unsplit } = bar;
      return i === 4 ? unsplit : bar;
    });
    expect(coarserBars(bars, THREE).map((bar) => bar.takerBuy)).toEqual([19, undefined]);
  });
});
