/**
 * The order book at rest, the same on both sides of the last price but for walls: to push the price by a fraction x takes
 * V_D·depth·(x / (Y·σ_D))² US dollars, the inverse of the impact. Level i lies i + i²/60 ticks away: as in real books there
 * is one at every tick near price and few far from it. Nothing rests farther than 5 % away.
 */
import type { MarketDials } from './dials';
import { TICK_SIZE, lotsFor, roundToTick, toBase } from './lots';
import type { MarketWall } from './market-walls';

type Level = [price: number, quantity: number];

const FARTHEST = 0.05;

export interface BookState {
  readonly last: number;
  /** As a fraction of its peak. */
  readonly depth: number;
  readonly walls: readonly MarketWall[];
}

export function restingDepth(
  dials: MarketDials,
  { last, depth, walls }: BookState,
  levels: number,
): { bids: Level[]; asks: Level[] } {
  const unit = dials.impactCoefficient * dials.dailyVolatility;
  const usdWithin = (ticks: number) => dials.dailyVolume * depth * ((ticks * TICK_SIZE) / last / unit) ** 2;
  const side = (sign: 1 | -1) => {
    const found: Level[] = [];
    for (let i = 1; i <= levels && (ticksTo(i) * TICK_SIZE) / last < FARTHEST; i++) {
      const [from, to] = [ticksTo(i - 1), ticksTo(i)];
      const price = roundToTick(last + sign * to * TICK_SIZE);
      const inner = last + sign * from * TICK_SIZE;
      const walled = walls.filter(
        (wall) => sign * (wall.price - inner) > 0 && sign * (price - wall.price) >= 0,
      );
      const usd = walled.reduce((sum, wall) => sum + wall.usd, usdWithin(to) - usdWithin(from));
      found.push([price, toBase(lotsFor(usd, last))]);
    }
    return found;
  };
  return { bids: side(-1), asks: side(1) };
}

function ticksTo(level: number): number {
  return level + Math.floor(level ** 2 / 60);
}
