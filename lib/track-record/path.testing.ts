/** Paths of price for tests: five-minute bars from prices, or from a repeatable random walk. */
import { MINUTE } from '../core/time';
import { millis, price, unixMs } from '../core/units';
import type { PathBar } from './approach';

export const FIVE_MINUTES = millis(5 * MINUTE);

/** Bars of `[high, low, close]`, from `from` on. */
export function barsOf(rows: readonly (readonly [number, number, number])[], from = 0): PathBar[] {
  return rows.map(([high, low, close], i) => ({
    openTime: unixMs(from + i * FIVE_MINUTES),
    duration: FIVE_MINUTES,
    high: price(high),
    low: price(low),
    close: price(close),
  }));
}

/** Evenly spread over 0 … 1, repeatable (mulberry32). */
export function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A driftless walk; each bar is of ten steps. `perHour`: its standard deviation in an hour, in log price. */
export function walk(
  random: () => number,
  bars: number,
  options: { start: number; perHour: number; from?: number },
): PathBar[] {
  const step = options.perHour / Math.sqrt(120);
  let at = Math.log(options.start);
  const rows = Array.from({ length: bars }, (): [number, number, number] => {
    let [high, low] = [at, at];
    for (let i = 0; i < 10; i++) {
      at += step * Math.sqrt(12) * (random() - 0.5);
      [high, low] = [Math.max(high, at), Math.min(low, at)];
    }
    return [Math.exp(high), Math.exp(low), Math.exp(at)];
  });
  return barsOf(rows, options.from);
}
