/**
 * The simulated contract's grid. Quantities are counted in whole lots inside the market, so that sums of positions
 * and of trades are exact.
 */
export const TICK_SIZE = 0.1;
export const STEP_SIZE = 0.001;
const TICKS_PER_UNIT = 10;
const LOTS_PER_UNIT = 1000;

/** What `lots` are in the base asset. */
export function toBase(lots: number): number {
  return lots / LOTS_PER_UNIT;
}

export function toLots(base: number): number {
  return Math.round(base * LOTS_PER_UNIT);
}

/** The whole lots, at least one, nearest to `usd` at `price`. */
export function lotsFor(usd: number, price: number): number {
  return Math.max(1, Math.round((usd / price) * LOTS_PER_UNIT));
}

export function toUsd(lots: number, price: number): number {
  return (lots * price) / LOTS_PER_UNIT;
}

export function roundToTick(price: number): number {
  return Math.round(price * TICKS_PER_UNIT) / TICKS_PER_UNIT;
}
