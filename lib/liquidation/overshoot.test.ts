import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ForcedBand, type Liquidity, overshoot } from './overshoot';

const BAND: ForcedBand = {
  side: 'short',
  low: 70_000,
  high: 70_350,
  usd: 20e6,
  usdLow: 4e6,
  usdHigh: 50e6,
};

/** The band with so much expected, and an interval as wide as it was. */
const expecting = (usd: number): ForcedBand => ({ ...BAND, usd, usdLow: usd / 5, usdHigh: 2.5 * usd });
const DAY: Liquidity = { dailyVolatility: 0.03, dailyVolume: 10e9 };

describe('the overshoot', () => {
  it('is 0.9 σ √(Q ÷ V) of both ends of what is forced, while no book is known', () => {
    const { low, high } = overshoot(BAND, DAY);
    expect(low).toBeCloseTo(0.9 * 3 * Math.sqrt(4e6 / 10e9), 9);
    expect(high).toBeCloseTo(0.9 * 3 * Math.sqrt(50e6 / 10e9), 9);
  });

  it('is as far as the forced orders eat into a book that is thinner than the day', () => {
    // 50 million forced at most, 20 million a percent: 2.5 %.
    const { low, high } = overshoot(BAND, { ...DAY, asks: 20e6 });
    expect(high).toBeCloseTo(2.5, 9);
    expect(low).toBeCloseTo(overshoot(BAND, DAY).low, 9);
  });

  it('is nearer at its low end where the book would hold more than the day says', () => {
    expect(overshoot(BAND, { ...DAY, asks: 1e9 }).low).toBeCloseTo(4 / 1_000, 9);
  });

  it('looks at the side that takes the orders: bids for longs, asks for shorts', () => {
    const thinBids = { ...DAY, bids: 1e6 };
    expect(overshoot(BAND, thinBids)).toEqual(overshoot(BAND, DAY));
    expect(overshoot({ ...BAND, side: 'long' }, thinBids).high).toBeGreaterThan(overshoot(BAND, DAY).high);
  });

  it('propagates by itself where what is expected is worth the band’s width', () => {
    // A band of 0.5 %; 20 million expected.
    expect(overshoot(BAND, { ...DAY, asks: 20e6 / 0.5 }).selfPropagation).toBeCloseTo(1, 9);
    expect(overshoot(BAND, DAY).selfPropagation).toBeCloseTo((2.7 * Math.sqrt(20e6 / 10e9)) / 0.5, 9);
  });

  it('grows with what is expected and with volatility, and shrinks with turnover and with the book', () => {
    const amount = fc.double({ min: 1e4, max: 1e10, noNaN: true });
    const volatility = fc.double({ min: 0.001, max: 0.3, noNaN: true });
    const more = fc.double({ min: 1.01, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        volatility,
        more,
        (usd, dailyVolume, asks, dailyVolatility, more) => {
          const day = { dailyVolatility, dailyVolume, asks };
          const base = overshoot(expecting(usd), day);
          expect(base.low).toBeLessThanOrEqual(base.high);
          const rises = [
            overshoot(expecting(usd * more), day),
            overshoot(expecting(usd), { ...day, dailyVolatility: dailyVolatility * more }),
          ];
          const falls = [
            overshoot(expecting(usd), { ...day, dailyVolume: dailyVolume * more }),
            overshoot(expecting(usd), { ...day, asks: asks * more }),
          ];
          for (const key of ['low', 'high', 'selfPropagation'] as const) {
            for (const other of rises) expect(other[key]).toBeGreaterThanOrEqual(base[key]);
            for (const other of falls) expect(other[key]).toBeLessThanOrEqual(base[key]);
          }
        },
      ),
    );
  });
});
