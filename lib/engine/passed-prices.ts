/** The range of traded prices between two instants, from stored bars: known to a worker that has just begun, too. */
import type { Bar } from '../market/bar';

export interface PassedPrices {
  readonly low: number;
  readonly high: number;
}

/** Undefined where no bar has closed between them. The bar that holds the first instant counts whole. */
export function passedBetween(
  bars: readonly Bar[],
  time: number,
  until = Infinity,
): PassedPrices | undefined {
  let [low, high] = [Infinity, 0];
  for (let i = bars.length - 1; i >= 0; i--) {
    const bar = bars[i]!;
    if (bar.openTime + bar.duration <= time) break;
    if (bar.openTime + bar.duration > until) continue;
    [low, high] = [Math.min(low, bar.low), Math.max(high, bar.high)];
  }
  return high > 0 ? { low, high } : undefined;
}
