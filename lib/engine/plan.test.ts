import { describe, expect, it } from 'vitest';

import { DAY, HOUR, LOOKBACKS, LOOKBACK_NAMES, MINUTE } from '../core/time';
import { type Millis, millis, unixMs } from '../core/units';
import { needs, planFor } from './plan';

const NOW = unixMs(Date.UTC(2026, 5, 1, 12, 3, 20));

/** A venue that keeps so many bars of each length. */
const keeping = (bars: number, openInterestDepth = 30 * DAY) => ({
  barDepth: (interval: Millis) => (bars * interval) as Millis,
  openInterestDepth: () => millis(openInterestDepth),
});

const sizes = (bars: number, finest?: Millis) =>
  LOOKBACK_NAMES.map((lookback) => planFor(lookback, keeping(bars), finest).barKind);

describe('the bars that a lookback is computed from', () => {
  it('are the finest that it is meant for, where the venue keeps them for good', () => {
    // 12 h, 24 h, 3 d, 7 d, 30 d, 90 d, 1 y
    const all = ['bar-1m', 'bar-1m', 'bar-5m', 'bar-5m', 'bar-5m', 'bar-15m', 'bar-1h'];
    expect(sizes(Infinity)).toEqual(all);
    // Gate's ten thousand: 8640 bars of five minutes are 30 days, 8760 of an hour a year.
    expect(sizes(10_000)).toEqual(all);
  });

  it('are coarser where they would not reach back: of 4999 on Hyperliquid, a month takes 2880 of 15 minutes', () => {
    expect(sizes(4_999)).toEqual(['bar-1m', 'bar-1m', 'bar-5m', 'bar-5m', 'bar-15m', 'bar-1h', 'bar-1h']);
  });

  it('are none that the venue turned out to lack', () => {
    expect(sizes(Infinity, millis(5 * MINUTE)).slice(0, 2)).toEqual(['bar-5m', 'bar-5m']);
  });

  it('keep the width of the columns whatever their length', () => {
    for (const lookback of LOOKBACK_NAMES)
      expect(planFor(lookback, keeping(4_999)).column).toBe(planFor(lookback, keeping(Infinity)).column);
  });
});

describe('what a lookback needs', () => {
  it('is stretches that do not run backwards, and no open interest where none is published', () => {
    for (const lookback of LOOKBACK_NAMES)
      for (const depth of [0, 30 * MINUTE, HOUR, 2 * DAY, 30 * DAY]) {
        const venue = keeping(4_999, depth);
        const all = needs(lookback, planFor(lookback, venue), NOW, venue);
        for (const { from, to } of all) expect(from).toBeLessThanOrEqual(to);
        const interest = all.find(({ kind }) => kind === 'open-interest')!;
        expect(interest.to - interest.from).toBeLessThanOrEqual(Math.min(depth, LOOKBACKS[lookback]));
      }
  });

  it('is a week of open interest and of five-minute bars besides, unless the lookback has them anyway', () => {
    const kinds = (lookback: '24h' | '3d' | '7d' | '30d', bars = Infinity) =>
      needs(lookback, planFor(lookback, keeping(bars)), NOW, keeping(bars)).map(({ kind }) => kind);
    expect(kinds('24h')).toEqual(['bar-1m', 'mark-1m', 'open-interest', 'open-interest', 'bar-5m']);
    expect(kinds('3d')).toEqual(['bar-5m', 'mark-5m', 'open-interest', 'open-interest', 'bar-5m']);
    expect(kinds('7d')).toEqual(['bar-5m', 'mark-5m', 'open-interest']);
    expect(kinds('30d', 4_999)).toEqual(['bar-15m', 'mark-15m', 'open-interest', 'bar-5m']);
  });

  it('is closed bars only', () => {
    const [bars] = needs('24h', planFor('24h', keeping(Infinity)), NOW, keeping(Infinity));
    expect(bars!.to).toBe(Date.UTC(2026, 5, 1, 12, 3));
    expect(bars!.from).toBeLessThan(bars!.to - DAY);
  });
});
