import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { approach, stretchOf } from './approach';
import { barsOf, noise, walk } from './path.testing';
import { TOUCH_ENDS, touchEnd, touchMargin } from './touch';

const RULES = { horizonBars: 6, touchBars: 24, margin: touchMargin(1, 100) };
const BELOW = { side: 'long', low: 97, high: 98 } as const;
const ABOVE = { side: 'short', low: 102, high: 103 } as const;

type Row = readonly [high: number, low: number, close: number];

const QUIET: Row = [100.1, 99.9, 100];
const FILL: readonly Row[] = Array.from({ length: 40 }, () => QUIET);

function endOf(band: typeof BELOW | typeof ABOVE, rows: readonly Row[], after: readonly Row[] = FILL) {
  const path = approach(band.side, barsOf([...rows, ...after]), 100);
  return touchEnd(path, stretchOf(band, 100), RULES);
}

describe('a touch', () => {
  it('is none where price does not come, or comes after the horizon', () => {
    expect(endOf(BELOW, [])).toBeUndefined();
    expect(endOf(BELOW, [...FILL.slice(0, 6), [100, 97.9, 98]])).toBeUndefined();
    expect(endOf(BELOW, [...FILL.slice(0, 5), [100, 97.9, 98]])).toBe('bounce');
  });

  it('is a bounce where price comes back half a range before the edge it entered by', () => {
    expect(
      endOf(BELOW, [
        [100, 97.9, 98.2],
        [98.6, 98, 98.3],
      ]),
    ).toBe('bounce');
    expect(
      endOf(ABOVE, [
        [102.1, 100, 102],
        [102, 101.4, 101.6],
      ]),
    ).toBe('bounce');
  });

  it('is a run-through where price goes on half a range beyond the other edge', () => {
    expect(
      endOf(BELOW, [
        [98.2, 97.4, 97.5],
        [97.5, 96.4, 96.6],
      ]),
    ).toBe('run-through');
    expect(
      endOf(ABOVE, [
        [102.6, 101.9, 102.5],
        [103.6, 102.5, 103.4],
      ]),
    ).toBe('run-through');
  });

  it('is a stall where neither happens within two hours', () => {
    const within = Array.from({ length: 25 }, (): Row => [98.3, 96.8, 97.5]);
    expect(endOf(BELOW, within)).toBe('stall');
    expect(endOf(BELOW, within.slice(0, 24))).toBe('bounce');
  });

  it('counts a bar that reaches both barriers against the band', () => {
    expect(
      endOf(BELOW, [
        [98.2, 97.5, 97.8],
        [99, 96, 98],
      ]),
    ).toBe('run-through');
  });

  it('takes nothing but the close of its own bar for a way back', () => {
    const stays = Array.from({ length: 30 }, (): Row => [98.2, 97.5, 98]);
    expect(endOf(BELOW, [[100, 97.9, 98]], stays)).toBe('stall');
    expect(endOf(BELOW, [[100, 97.9, 98.6]], stays)).toBe('bounce');
  });

  it('ends the same when the market is turned upside down', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.001, max: 0.03, noNaN: true }), (seed, near) => {
        const bars = walk(noise(seed), 60, { start: 1, perHour: 0.006 });
        const mirrored = barsOf(bars.map(({ high, low, close }) => [1 / low, 1 / high, 1 / close]));
        const stretch = { near, far: near + 0.004 };
        const rules = { horizonBars: 36, touchBars: 24, margin: 0.004 };
        expect(touchEnd(approach('short', mirrored, 1), stretch, rules)).toBe(
          touchEnd(approach('long', bars, 1), stretch, rules),
        );
      }),
    );
  });

  it('by a random walk is a stall once in five, and a bounce two times in three of the others', () => {
    const random = noise(5);
    const counts = { bounce: 0, 'run-through': 0, stall: 0 };
    // A walk's mean range in an hour is √(8/π) of its standard deviation (W. Feller, 1951).
    const range = 0.006 * Math.sqrt(8 / Math.PI);
    for (let i = 0; i < 4_000; i++) {
      const path = approach('long', walk(random, 30, { start: 100, perHour: 0.006 }), 100);
      const end = touchEnd(
        path,
        { near: 0.0001, far: 0.0001 + range / 2 },
        { horizonBars: 5, touchBars: 24, margin: range / 2 },
      );
      if (end) counts[end]++;
    }
    const touched = TOUCH_ENDS.reduce((sum, end) => sum + counts[end], 0);
    expect(touched).toBeGreaterThan(3_500);
    expect(counts.stall / touched).toBeGreaterThan(0.15);
    expect(counts.stall / touched).toBeLessThan(0.25);
    expect(counts.bounce / (touched - counts.stall)).toBeGreaterThan(0.6);
    expect(counts.bounce / (touched - counts.stall)).toBeLessThan(0.73);
  });
});
