/**
 * The order book at rest, the same on both sides of the last price: to push the price by a fraction x takes
 * V_D·depth·(x / (Y·σ_D))² US dollars, the inverse of the impact.
 */
import type { MarketDials } from './dials';
import { TICK_SIZE, lotsFor, roundToTick, toBase } from './lots';

type Level = [price: number, quantity: number];

export function restingDepth(
  dials: MarketDials,
  last: number,
  depth: number,
  levels: number,
): { bids: Level[]; asks: Level[] } {
  const unit = dials.impactCoefficient * dials.dailyVolatility;
  const usdWithin = (ticks: number) => dials.dailyVolume * depth * ((ticks * TICK_SIZE) / last / unit) ** 2;
  const side = (sign: 1 | -1) =>
    Array.from({ length: levels }, (_, i): Level => {
      const usd = usdWithin(i + 1) - usdWithin(i);
      return [roundToTick(last + sign * (i + 1) * TICK_SIZE), toBase(lotsFor(usd, last))];
    });
  return { bids: side(-1), asks: side(1) };
}
