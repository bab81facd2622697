/** The figures by which simulator.md recognises a plausible market, over several seeds of each world. */
import { beforeAll, describe, expect, it } from 'vitest';

import type { PositionSide } from '../../lib/core/position-side';
import { DAY, MINUTE } from '../../lib/core/time';
import type { BarColumns } from './bar-columns';
import { WORLDS } from './dials';
import { type MarketRecord, recordMarket } from './record';

const SEEDS = [1, 2, 3, 4];
const SLOW = 240_000;

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(a: number[], b: number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const cross = mean(a.map((value, i) => (value - ma) * (b[i]! - mb)));
  const spread = (values: number[], m: number) => Math.sqrt(mean(values.map((value) => (value - m) ** 2)));
  return cross / (spread(a, ma) * spread(b, mb));
}

/** Returns and taker deltas of consecutive blocks of minutes. */
function blocks(bars: BarColumns, minutes: number): { returns: number[]; deltas: number[] } {
  const returns: number[] = [];
  const deltas: number[] = [];
  for (let row = 0; row + minutes <= bars.close.length; row += minutes) {
    returns.push(Math.log(bars.close[row + minutes - 1]! / bars.open[row]!));
    let delta = 0;
    for (let i = row; i < row + minutes; i++) delta += 2 * bars.takerBuy[i]! - bars.volume[i]!;
    deltas.push(delta);
  }
  return { returns, deltas };
}

/** Forced closes of a side a day, as a fraction of the open interest, after the burn-in. */
function forcedShare({ forced, bars, burnInEnd, to, from }: MarketRecord, side: PositionSide): number {
  const closed = forced.filter(({ time, position }) => time >= burnInEnd && position === side);
  const total = closed.reduce((sum, { quantity }) => sum + quantity, 0);
  const settled = bars.openInterest.subarray((burnInEnd - from) / MINUTE);
  return total / mean(settled) / ((to - burnInEnd) / DAY);
}

describe.each(WORLDS)('a %s world', (world) => {
  let records: MarketRecord[];
  beforeAll(() => {
    records = SEEDS.map((seed) => recordMarket({ seed, world, days: 30, burnInDays: 8 }));
  }, SLOW);

  it.each(['long', 'short'] as const)(
    'force-closes .4 to 1.2 %% of the open interest a day on the %s side',
    (side) => {
      const shares = records.map((record) => forcedShare(record, side));
      expect(mean(shares)).toBeGreaterThan(0.004);
      expect(mean(shares)).toBeLessThan(0.012);
      // A calm month and a wild one differ by more than the means do.
      expect(Math.min(...shares)).toBeGreaterThan(0.0015);
      expect(Math.max(...shares)).toBeLessThan(0.022);
    },
  );

  it('liquidates positions of 57 to 82x on average', () => {
    for (const { forced } of records) {
      const leverage = mean(forced.map((close) => close.leverage));
      expect(leverage).toBeGreaterThan(57);
      expect(leverage).toBeLessThan(82);
    }
  });

  it('has a correlation of about .6 between return and taker delta over five minutes', () => {
    for (const { bars } of records) {
      const { returns, deltas } = blocks(bars, 5);
      const found = correlation(returns, deltas);
      expect(found).toBeGreaterThan(0.45);
      expect(found).toBeLessThan(0.75);
    }
  });

  it('has the volatility of a large coin: 1.5 to 4.5 % a day', () => {
    for (const { bars, from, to } of records) {
      const { returns } = blocks(bars, 5);
      const variance = returns.reduce((sum, value) => sum + value * value, 0);
      const daily = Math.sqrt(variance / ((to - from) / DAY));
      expect(daily).toBeGreaterThan(0.015);
      expect(daily).toBeLessThan(0.045);
    }
  });

  it('never changes the open interest by more than was traded', () => {
    for (const { bars } of records) {
      for (let i = 1; i < bars.volume.length; i++) {
        const change = Math.abs(bars.openInterest[i]! - bars.openInterest[i - 1]!);
        if (change > bars.volume[i]! + 1e-9) expect.fail(`minute ${i}: ${change} of ${bars.volume[i]}`);
      }
    }
  });

  it('pays funding every eight hours, within ±.3 %', () => {
    for (const { funding, from, to } of records) {
      expect(funding).toHaveLength((to - from) / DAY / (1 / 3));
      expect(Math.max(...funding.map(({ rate }) => Math.abs(rate)))).toBeLessThan(0.003);
    }
  });

  it('samples the truth every four hours after the burn-in', () => {
    for (const { truth, burnInEnd, to } of records) {
      expect(truth).toHaveLength(((to - burnInEnd) / DAY) * 6 + 1);
      expect(truth[0]!.time).toBe(burnInEnd);
      expect(truth.every(({ positions }) => positions.long.quantity.length > 500)).toBe(true);
    }
  });

  it('shows the public no more than one forced close a second', () => {
    for (const { forced, publicForced } of records) {
      const seconds = publicForced.map(({ time }) => Math.floor(time / 1_000));
      expect(new Set(seconds).size).toBe(seconds.length);
      expect(publicForced.length).toBeLessThan(forced.length);
    }
  });
});
