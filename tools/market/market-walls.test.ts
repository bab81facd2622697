import { describe, expect, it } from 'vitest';

import { MINUTE } from '../../lib/core/time';
import type { FeedBar } from '../exchange/market-feed';
import { MarketWalls } from './market-walls';

const START = Date.UTC(2026, 0, 5);

/** Price stands at 60 000 until `drop`, and falls by 2 % then. */
function wallsAt(now: number, drop = Infinity) {
  const bar = (openTime: number): FeedBar => {
    const price = openTime < drop ? 60_000 : 58_800;
    const prices = { open: price, high: price, low: price, close: price };
    return { openTime, ...prices, volume: 1, quoteVolume: price, trades: 1 };
  };
  const bars = (from: number, to: number) =>
    Array.from({ length: Math.floor((to - from) / MINUTE) + 1 }, (_, i) => bar(from + i * MINUTE));
  return new MarketWalls(7, bars).at(now);
}

describe('walls of the simulated market', () => {
  const later = START + 180 * MINUTE;

  it('stand on both sides, 0.1 to 0.7 % away, while price stays', () => {
    const walls = wallsAt(later);
    expect(new Set(walls.map(({ side }) => side))).toEqual(new Set(['bids', 'asks']));
    for (const { side, price } of walls) {
      const away = (side === 'bids' ? 60_000 - price : price - 60_000) / 60_000;
      expect(away).toBeGreaterThan(0.00099);
      expect(away).toBeLessThan(0.00701);
    }
  });

  it('are the same ones a minute later', () => {
    const [before, after] = [wallsAt(later), wallsAt(later + MINUTE)];
    expect(after.filter((wall) => before.some(({ price }) => price === wall.price))).toHaveLength(
      before.length,
    );
  });

  it('go when price gets there or runs through', () => {
    const walls = wallsAt(later, later - 5 * MINUTE);
    expect(walls.filter(({ side, price }) => side === 'bids' && price > 58_800)).toEqual([]);
    expect(walls.some(({ side }) => side === 'asks')).toBe(true);
  });
});
