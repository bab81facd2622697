import { describe, expect, it } from 'vitest';

import { DAY } from '../core/time';
import type { Millis } from '../core/units';
import { dailyVolatility, dailyVolume } from '../market/daily-figures';
import type { ClusterView } from '../protocol/snapshot';
import { NOW } from './clock.testing';
import { liquidityOf, withOvershoot } from './liquidity';
import { barsIn } from './venue.testing';

const FIVE = 300_000 as Millis;
const BARS = barsIn(FIVE, NOW - DAY, NOW);
const part = { venue: 'binance', bars: BARS, resting: { bids: 4e6, asks: 3e6 } } as const;

describe('what stands against forced orders', () => {
  it('is the turnover and the books of all, and the volatility of the first', () => {
    const other = { ...part, venue: 'okx', bars: BARS.map((bar) => ({ ...bar, close: bar.open })) } as const;
    expect(liquidityOf([part, other])).toEqual({
      dailyVolatility: dailyVolatility(BARS),
      dailyVolume: dailyVolume(BARS)! + dailyVolume(other.bars)!,
      bids: 8e6,
      asks: 6e6,
      books: ['binance', 'okx'],
    });
  });

  it('leaves a book out that could not be had, and says whose it has', () => {
    const without = { ...part, venue: 'gate', resting: undefined } as const;
    const { bids, books } = liquidityOf([without, part])!;
    expect([bids, books]).toEqual([4e6, ['binance']]);
    expect(liquidityOf([without])).not.toHaveProperty('asks');
  });

  it('is not known before half a day of bars', () => {
    expect(liquidityOf([{ ...part, bars: BARS.slice(0, 100) }])).toBeUndefined();
    expect(liquidityOf([])).toBeUndefined();
  });
});

describe('a band', () => {
  const band: ClusterView = {
    side: 'short',
    low: 70_000,
    high: 70_350,
    peak: 70_100,
    distancePct: 2,
    quantity: 500,
    usd: 35e6,
    usdLow: 1e6,
    usdHigh: 17e6,
    strength: 1,
    confidence: 1,
    class: 'imminent',
    tiers: [20, 25],
    thin: false,
  };

  it('says nothing of an overshoot while that is not known', () => {
    expect(withOvershoot(band, undefined)).toBe(band);
  });

  it('runs away where the books are too thin to hold it', () => {
    const liquidity = { dailyVolatility: 0.02, dailyVolume: 1e12, books: [] };
    expect(withOvershoot(band, liquidity).runaway).toBe(false);
    expect(withOvershoot(band, { ...liquidity, asks: band.usd / 100 }).runaway).toBe(true);
  });
});
