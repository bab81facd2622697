import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { DAY } from '../../lib/core/time';
import { WORLDS } from './dials';
import { toLots } from './lots';
import { STEP, createMarket } from './market';
import { DEFAULT_START, recordMarket } from './record';

function digest(seed: number, world: 'fuzzy' | 'sharp'): string {
  const record = recordMarket({ seed, world, days: 3, burnInDays: 1 });
  const hash = createHash('sha256');
  for (const column of Object.values(record.bars)) hash.update(new Uint8Array(column.buffer));
  for (const { positions } of record.truth) {
    hash.update(new Uint8Array(positions.long.liquidationPrice.buffer));
    hash.update(new Uint8Array(positions.short.quantity.buffer));
  }
  return hash.update(JSON.stringify([record.forced, record.funding])).digest('hex');
}

describe('the simulated market', () => {
  it('is the same for the same seed and world, and another for any other', () => {
    expect(digest(1, 'fuzzy')).toBe(digest(1, 'fuzzy'));
    expect(new Set([digest(1, 'fuzzy'), digest(2, 'fuzzy'), digest(1, 'sharp')]).size).toBe(3);
  });

  it.each(WORLDS)('has as many longs as shorts as open interest after every step (%s)', (world) => {
    const market = createMarket({ seed: 5, world, startTime: DEFAULT_START });
    for (let i = 0; i < (2 * DAY) / STEP; i++) {
      const { openInterest } = market.step();
      const { leveraged, hedged } = market.totals();
      expect(toLots(leveraged.long) + toLots(hedged.long)).toBe(toLots(openInterest));
      expect(toLots(leveraged.short) + toLots(hedged.short)).toBe(toLots(openInterest));
      expect(Math.min(...Object.values(hedged))).toBeGreaterThanOrEqual(0);
    }
  });

  it('keeps no position that the mark has liquidated', () => {
    const market = createMarket({ seed: 6, world: 'sharp', startTime: DEFAULT_START });
    for (let i = 0; i < DAY / STEP; i++) {
      const { mark } = market.step();
      if (i % 40 > 0) continue;
      const { long, short } = market.truth();
      expect(long.liquidationPrice.every((price) => price < mark.close)).toBe(true);
      expect(short.liquidationPrice.every((price) => price > mark.close)).toBe(true);
    }
  });

  it('force-closes within the step’s marks, in the order of time', () => {
    const market = createMarket({ seed: 6, world: 'sharp', startTime: DEFAULT_START });
    const steps = Array.from({ length: (2 * DAY) / STEP }, () => market.step());
    expect(steps.some(({ forced }) => forced.length > 1)).toBe(true);
    for (const { forced, mark, openTime, closeTime } of steps) {
      for (const [i, { time, price }] of forced.entries()) {
        expect(time).toBeGreaterThanOrEqual(i > 0 ? forced[i - 1]!.time : openTime);
        expect(time).toBeLessThan(closeTime);
        expect(price).toBeGreaterThanOrEqual(mark.low);
        expect(price).toBeLessThanOrEqual(mark.high);
      }
    }
  });

  it('holds fewer, shorter-lived positions when the holding time is scaled down', () => {
    const held = (holdingScale: number) => {
      const market = createMarket({
        seed: 1,
        world: 'fuzzy',
        startTime: DEFAULT_START,
        dials: { holdingScale },
      });
      for (let i = 0; i < (2 * DAY) / STEP; i++) market.step();
      return market.totals().positions;
    };
    expect(held(1 / 3)).toBeLessThan(held(1));
  });

  it('refuses a start that is not on the grid of steps', () => {
    expect(() => createMarket({ seed: 1, world: 'fuzzy', startTime: 1 })).toThrow(
      /multiple of 15000 ms, got 1/,
    );
  });
});
