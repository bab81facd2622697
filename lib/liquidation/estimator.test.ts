import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { estimates } from './estimate';
import type { EstimatorBar } from './estimator-bar';
import { Estimator } from './estimator';
import { bucketCentre, gridOver } from './price-grid';

const MINUTE = 60_000;

/** A walk whose bars obey high ≥ open, close ≥ low and whose OI never moves by more than the volume. */
function walk(
  steps: readonly { r: number; wick: number; volume: number; buy: number; oi: number }[],
  start = 60_000,
  duration = MINUTE,
): EstimatorBar[] {
  let price = start;
  let interest = 50_000;
  return steps.map(({ r, wick, volume, buy, oi }, i) => {
    const open = price;
    const close = open * Math.exp(r);
    price = close;
    interest += oi * volume;
    const high = Math.max(open, close) * (1 + wick);
    const low = Math.min(open, close) * (1 - wick);
    return {
      openTime: i * duration,
      duration,
      open,
      high,
      low,
      close,
      volume,
      takerBuy: buy * volume,
      markHigh: high,
      markLow: low,
      markClose: close,
      openInterest: i % 5 === 4 ? interest : undefined,
      liquidated: undefined,
    };
  });
}

const step = fc.record({
  r: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
  wick: fc.double({ min: 0, max: 0.01, noNaN: true }),
  volume: fc.double({ min: 0, max: 500, noNaN: true }),
  buy: fc.double({ min: 0, max: 1, noNaN: true }),
  oi: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
});
const steps = fc.array(step, { minLength: 20, maxLength: 60 });

function answerAt(bars: readonly EstimatorBar[], at: number, assumptions = DEFAULT_ASSUMPTIONS) {
  return [
    ...estimates(bars, {
      assumptions,
      feed: 'none',
      at: [at],
      columns: { every: 5 * MINUTE, keep: 300 },
    }),
  ][0]!;
}

describe('the estimator', () => {
  it('fits its scale to all positions, whatever is left out of the readings', () => {
    const hours = fc.array(step, { minLength: 48, maxLength: 60 });
    fc.assert(
      fc.property(hours, fc.double({ min: 0, max: 1, noNaN: true }), (moves, crossHaircut) => {
        const bars = walk(moves, 60_000, 60 * MINUTE).map((bar) => ({ ...bar, liquidated: bar.volume / 20 }));
        const [none, some] = [0, crossHaircut].map((haircut) => {
          const assumptions = { ...DEFAULT_ASSUMPTIONS, crossHaircut: haircut };
          return [...estimates(bars, { assumptions, feed: 'full', at: [bars.length * 60 * MINUTE] })][0]!;
        });
        expect(none!.scaleBasis).toBe('full-feed');
        expect(some!.scale).toBe(none!.scale);
      }),
      { numRuns: 15 },
    );
  });

  it('leaves out of every reading just the share of cross-margined positions that it is told to', () => {
    const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (moves, crossHaircut) => {
        const bars = walk(moves);
        const at = bars.length * MINUTE;
        const [none, some, all] = [0, crossHaircut, 1].map((haircut) =>
          answerAt(bars, at, { ...DEFAULT_ASSUMPTIONS, crossHaircut: haircut }),
        );
        for (const side of ['long', 'short'] as const) {
          const readings = [none!, some!, all!].map(({ profile }) => sum(profile[side]));
          const [whole, left, isolated] = readings as [number, number, number];
          expect(left).toBeCloseTo(whole - crossHaircut * (whole - isolated), 6);
          const columns = [none!, some!, all!].map((each) => sum(each.columns.at(-1)![side]));
          const cut = columns[0]! - crossHaircut * (columns[0]! - columns[2]!);
          expect(Math.abs(columns[1]! - cut)).toBeLessThanOrEqual(1e-5 * columns[0]!);
        }
        // What cross margin adds up to does not hang on how much of it is left out.
        expect(some!.crossQuantity).toBe(none!.crossQuantity);
        expect(some!.scale).toBe(none!.scale);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps its books: seeded = removed + decayed + open, per side, to 1e-9', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(MINUTE, 60 * MINUTE), (moves, duration) => {
        const bars = walk(moves, 60_000, duration);
        const low = Math.min(...bars.map((bar) => bar.low));
        const high = Math.max(...bars.map((bar) => bar.high));
        const estimator = new Estimator(
          gridOver(low, high, DEFAULT_ASSUMPTIONS.bucket, 1),
          DEFAULT_ASSUMPTIONS,
          'none',
        );
        for (const bar of bars) estimator.step(bar);
        for (const side of [0, 1] as const) {
          const { seeded, removed, decayed, open } = estimator.ledger(side);
          expect(Math.abs(seeded - removed - decayed - open)).toBeLessThanOrEqual(1e-9 * Math.max(1, seeded));
          expect(open).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('sees nothing of the future: appended bars change no past column and no past answer', () => {
    fc.assert(
      fc.property(steps, steps, (past, future) => {
        const all = walk([...past, ...future]);
        const known = all.slice(0, past.length);
        const at = known.at(-1)!.openTime + MINUTE;
        const before = answerAt(known, at);
        const later = answerAt(all, at);
        if (before.asymmetry !== undefined) expect(later.asymmetry).toBeCloseTo(before.asymmetry, 9);
        const shift = before.profile.grid.first - later.profile.grid.first;
        const { long, short } = before.profile;
        expect(later.profile.long.slice(shift, shift + long.length)).toStrictEqual(long);
        expect(later.profile.short.slice(shift, shift + short.length)).toStrictEqual(short);
        expect(
          later.clusters.map(({ side, class: proximity, tiers }) => ({ side, proximity, tiers })),
        ).toStrictEqual(
          before.clusters.map(({ side, class: proximity, tiers }) => ({ side, proximity, tiers })),
        );
        for (const [i, column] of before.columns.entries()) {
          const again = later.columns[i]!;
          expect(again.time).toBe(column.time);
          expect(again.long.slice(shift, shift + column.long.length)).toStrictEqual(column.long);
          expect(again.short.slice(shift, shift + column.short.length)).toStrictEqual(column.short);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('prices times k gives clusters times k, within a bucket', () => {
    const moves = Array.from({ length: 400 }, (_, i) => ({
      r: 0.004 * Math.sin(i / 7),
      wick: 0.001,
      volume: 200,
      buy: 0.55,
      oi: 0.1,
    }));
    const one = answerAt(walk(moves), 400 * MINUTE);
    expect(one.clusters.length).toBeGreaterThan(1);
    for (const k of [
      Math.exp(37 * DEFAULT_ASSUMPTIONS.bucket),
      Math.exp(-512 * DEFAULT_ASSUMPTIONS.bucket),
    ]) {
      const other = answerAt(walk(moves, 60_000 * k), 400 * MINUTE);
      expect(other.clusters.length).toBe(one.clusters.length);
      for (const [i, cluster] of one.clusters.entries()) {
        const twin = other.clusters[i]!;
        expect(Math.abs(Math.log(twin.peak / (cluster.peak * k)))).toBeLessThan(DEFAULT_ASSUMPTIONS.bucket);
        expect(twin.quantity / cluster.quantity).toBeCloseTo(1, 1);
      }
    }
  });

  it('never says NaN, nor a negative quantity', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const bars = walk(moves);
        const estimate = answerAt(bars, bars.length * MINUTE);
        for (const side of [estimate.profile.long, estimate.profile.short]) {
          expect(side.every((quantity) => quantity >= 0 && Number.isFinite(quantity))).toBe(true);
        }
        for (const cluster of estimate.clusters) {
          for (const value of [
            cluster.low,
            cluster.high,
            cluster.peak,
            cluster.quantity,
            cluster.distancePct,
          ]) {
            expect(Number.isFinite(value)).toBe(true);
          }
          expect(cluster.low).toBeLessThan(cluster.high);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('holds longs below the price that the mark has touched, and shorts above it', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const bars = walk(moves);
        const { profile } = answerAt(bars, bars.length * MINUTE);
        const close = Math.log(bars.at(-1)!.close) / profile.grid.width - profile.grid.first;
        expect(profile.long.slice(Math.ceil(close)).every((quantity) => quantity === 0)).toBe(true);
        expect(profile.short.slice(0, Math.floor(close)).every((quantity) => quantity === 0)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('opens positions while open interest is flat, since positions close all the time', () => {
    const bars = walk(
      Array.from({ length: 300 }, () => ({ r: 0, wick: 0.0005, volume: 200, buy: 0.5, oi: 0 })),
    );
    const { profile, coverage } = answerAt(bars, 300 * MINUTE);
    expect(profile.long.reduce((sum, quantity) => sum + quantity, 0)).toBeGreaterThan(1000);
    expect(coverage.withOpenInterest).toBe(296);
  });

  it('refuses an open-interest stamp that moved by more than was traded, and counts it', () => {
    const bars = walk(
      Array.from({ length: 20 }, () => ({ r: 0, wick: 0.0005, volume: 10, buy: 0.5, oi: 0 })),
    );
    const broken = bars.map((bar, i) => (i === 14 ? { ...bar, openInterest: 70_000 } : bar));
    expect(answerAt(bars, 20 * MINUTE).coverage.rejectedOpenInterestStamps).toBe(0);
    expect(answerAt(broken, 20 * MINUTE).coverage.rejectedOpenInterestStamps).toBe(2);
  });

  it('says how many bars are missing instead of bridging them', () => {
    const bars = walk(
      Array.from({ length: 60 }, () => ({ r: 0, wick: 0.0005, volume: 10, buy: 0.5, oi: 0 })),
    );
    const { coverage } = answerAt([...bars.slice(0, 20), ...bars.slice(35)], 60 * MINUTE);
    expect(coverage.barsMissing).toBe(15);
    expect(coverage.bars).toBe(45);
  });

  it('sees in an inverse contract a linear one on dollars, whose price is 1 ÷ P', () => {
    const inverse = { ...DEFAULT_ASSUMPTIONS, linear: false };
    fc.assert(
      fc.property(steps, (moves) => {
        // Of a bar that closes where it opened both are taken to have seen their low first, which is the other's high.
        const bars = walk(moves.map((move) => ({ ...move, r: move.r + (move.r < 0 ? -1e-5 : 1e-5) })));
        const onCoin = answerAt(bars, bars.length * MINUTE, inverse).profile;
        const onDollar = answerAt(bars.map(asSeenFromTheDollar), bars.length * MINUTE).profile;
        for (const [mine, its] of [
          [onCoin.long, onDollar.short],
          [onCoin.short, onDollar.long],
        ] as const) {
          mine.forEach((coins, i) => {
            const mirrored = -1 - (onCoin.grid.first + i) - onDollar.grid.first;
            const dollars = coins * bucketCentre(onCoin.grid, i);
            expect(Math.abs(dollars - (its[mirrored] ?? 0))).toBeLessThan(1e-6);
          });
        }
      }),
      { numRuns: 10 },
    );
  });
});

/** The same trades as dollars bought and sold for coins. */
function asSeenFromTheDollar(bar: EstimatorBar): EstimatorBar {
  return {
    ...bar,
    open: 1 / bar.open,
    high: 1 / bar.low,
    low: 1 / bar.high,
    close: 1 / bar.close,
    takerBuy: bar.volume - bar.takerBuy!,
    markHigh: 1 / bar.markLow!,
    markLow: 1 / bar.markHigh!,
    markClose: 1 / bar.markClose!,
  };
}
