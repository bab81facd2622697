import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { approach, stretchOf } from './approach';
import { barsOf, noise, walk } from './path.testing';
import { TOUCH_ENDS, leastTouchDepth, touchOf } from './touch';

const RULES = { horizonBars: 6, touchBars: 24, leastDepth: leastTouchDepth(1, 100) };
const BELOW = { side: 'long', low: 97, high: 98 } as const;
const ABOVE = { side: 'short', low: 102, high: 103 } as const;

type Row = readonly [high: number, low: number, close: number];

const rowsOf = (count: number, row: Row): readonly Row[] => Array.from({ length: count }, () => row);
const QUIET = rowsOf(40, [100.1, 99.9, 100]);

function endOf(
  band: { side: 'long' | 'short'; low: number; high: number },
  rows: readonly Row[],
  after: readonly Row[] = QUIET,
) {
  const path = approach(band.side, barsOf([...rows, ...after]), 100);
  return touchOf(path, stretchOf(band, 100), RULES)?.end;
}

describe('a touch', () => {
  it('is none where price does not come, or comes after the horizon', () => {
    const touch: Row = [100, 97.9, 98];
    expect(endOf(BELOW, [])).toBeUndefined();
    expect(endOf(BELOW, [...QUIET.slice(0, 6), touch])).toBeUndefined();
    expect(endOf(BELOW, [...QUIET.slice(0, 5), touch])).toBe('bounce');
  });

  it('is a run-through where price reaches the other edge', () => {
    expect(
      endOf(BELOW, [
        [98.2, 97.4, 97.5],
        [97.5, 96.9, 97.2],
      ]),
    ).toBe('run-through');
    expect(
      endOf(ABOVE, [
        [102.6, 101.9, 102.5],
        [103.1, 102.5, 102.6],
      ]),
    ).toBe('run-through');
  });

  it('is a bounce where price goes back as far as the band is deep', () => {
    expect(
      endOf(BELOW, [
        [98.2, 97.9, 98.1],
        [99.1, 98, 98.3],
      ]),
    ).toBe('bounce');
    expect(
      endOf(ABOVE, [
        [102.1, 101.8, 102],
        [102, 100.9, 101.6],
      ]),
    ).toBe('bounce');
  });

  it('is a stall where neither happens in time', () => {
    const within: Row = [98.8, 97.1, 97.5];
    expect(endOf(BELOW, rowsOf(25, within))).toBe('stall');
    expect(endOf(BELOW, rowsOf(24, within))).toBe('bounce');
  });

  it('takes a band thinner than half a range to be that deep', () => {
    const thin = { side: 'long', low: 97.9, high: 98 } as const;
    const near = rowsOf(30, [98.4, 97.6, 98]);
    expect(endOf(thin, near)).toBe('stall');
    expect(endOf(thin, [...near.slice(0, 3), [98.4, 97.4, 97.6]])).toBe('run-through');
    expect(endOf(thin, [...near.slice(0, 3), [98.6, 97.6, 98]])).toBe('bounce');
  });

  it('counts a bar that reaches both barriers against the band', () => {
    expect(
      endOf(BELOW, [
        [98.2, 97.5, 97.8],
        [99.5, 96.9, 98],
      ]),
    ).toBe('run-through');
  });

  it('takes nothing but the close of its own bar for a way back', () => {
    const stays = rowsOf(30, [98.2, 97.5, 98]);
    expect(endOf(BELOW, [[100, 97.9, 98]], stays)).toBe('stall');
    expect(endOf(BELOW, [[100, 97.9, 99.1]], stays)).toBe('bounce');
  });

  it('ends the same when the market is turned upside down', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.001, max: 0.03, noNaN: true }), (seed, near) => {
        const bars = walk(noise(seed), 60, { start: 1, perHour: 0.006 });
        const mirrored = barsOf(bars.map(({ high, low, close }) => [1 / low, 1 / high, 1 / close]));
        const stretch = { near, far: near + 0.004 };
        const rules = { horizonBars: 36, touchBars: 24, leastDepth: 0.002 };
        expect(touchOf(approach('short', mirrored, 1), stretch, rules)).toEqual(
          touchOf(approach('long', bars, 1), stretch, rules),
        );
      }),
    );
  });

  it('by a random walk goes either way, and one of ten is undecided after a day', () => {
    const random = noise(5);
    const counts = { bounce: 0, 'run-through': 0, stall: 0 };
    const rules = { horizonBars: 5, touchBars: 288, leastDepth: 0.001 };
    for (let i = 0; i < 1_500; i++) {
      const bars = walk(random, 294, { start: 100, perHour: 0.028 / Math.sqrt(24) });
      const touch = touchOf(approach('long', bars, 100), { near: 0.0001, far: 0.0201 }, rules);
      if (touch) counts[touch.end]++;
    }
    const touched = TOUCH_ENDS.reduce((sum, end) => sum + counts[end], 0);
    expect(touched).toBeGreaterThan(1_300);
    expect(counts.stall / touched).toBeGreaterThan(0.08);
    expect(counts.stall / touched).toBeLessThan(0.15);
    const bounced = counts.bounce / (touched - counts.stall);
    expect(Math.abs(bounced - 0.5)).toBeLessThan(0.05);
  });
});
