import { describe, expect, it } from 'vitest';

import type { Cluster } from './clusters';
import { transientRiseOf } from './transient-band';
import type { TransientRise } from './transient-rise';

const HOUR = 3_600_000;
const GRID = { width: Math.log(1.001), first: Math.floor(Math.log(50_000) / Math.log(1.001)), size: 300 };
const LOW = Math.exp((GRID.first + 100) * GRID.width);
const HIGH = Math.exp((GRID.first + 110) * GRID.width);

const band = (quantity: number, side: 'long' | 'short' = 'long'): Cluster => ({
  side,
  low: LOW,
  high: HIGH,
  peak: Math.sqrt(LOW * HIGH),
  distancePct: 3,
  quantity,
  class: 'imminent',
  tiers: [25, 50],
  thin: false,
});

/** What stands in the band, long, at hour 0, 1, 2 …, and as much elsewhere. */
function mapOf(masses: readonly number[], every = HOUR, scale = 1) {
  const columns = masses.map((mass, i) => ({
    time: i * every,
    price: 60_000,
    long: Float32Array.from({ length: GRID.size }, (_, at) => (at >= 100 && at < 110 ? mass / 10 : mass)),
    short: new Float32Array(GRID.size),
  }));
  return { columns, columnDuration: every, scale, profile: { grid: GRID } as never };
}

const rise = (hour: number): TransientRise => ({
  from: (hour - 1) * HOUR,
  to: hour * HOUR,
  sigmas: 5,
  reversed: 0.8,
  reversedAt: (hour + 4) * HOUR,
});

describe('a transient band', () => {
  it('is one that for the most part came with a rise that went again', () => {
    const map = mapOf([10, 11, 12, 60, 61, 60]);
    expect(transientRiseOf(band(58), map, [rise(1), rise(3)])).toEqual(rise(3));
    expect(transientRiseOf(band(58), map, [rise(1), rise(4)])).toBeUndefined();
    expect(transientRiseOf(band(58), map, [])).toBeUndefined();
  });

  it('is none whose other side came, or that was mostly there before', () => {
    expect(transientRiseOf(band(58, 'short'), mapOf([10, 60]), [rise(1)])).toBeUndefined();
    expect(transientRiseOf(band(58), mapOf([40, 60]), [rise(1)])).toBeUndefined();
  });

  it('is counted in the units of the band, which are those of the fitted scale', () => {
    expect(transientRiseOf(band(116), mapOf([10, 60], HOUR, 2), [rise(1)])).toEqual(rise(1));
    expect(transientRiseOf(band(116), mapOf([10, 60]), [rise(1)])).toBeUndefined();
  });

  it('is not told from columns of a day, which hold much else', () => {
    const day = { ...rise(1), from: 0, to: 24 * HOUR };
    expect(transientRiseOf(band(58), mapOf([10, 60], 24 * HOUR), [day])).toBeUndefined();
    expect(transientRiseOf(band(58), mapOf([10, 60], 12 * HOUR), [day])).toBeUndefined();
    expect(transientRiseOf(band(58), mapOf([10, 10, 60], 12 * HOUR), [day])).toEqual(day);
  });
});
