/** The range of traded prices since an instant, from stored bars: known to a worker that has just begun, too. */
import type { Bar } from '../market/bar';

export interface PassedPrices {
  readonly low: number;
  readonly high: number;
}

/** Undefined where no bar has closed since. The bar that holds the instant counts whole. */
export function passedSince(bars: readonly Bar[], time: number): PassedPrices | undefined {
  let [low, high] = [Infinity, 0];
  for (let i = bars.length - 1; i >= 0; i--) {
    const bar = bars[i]!;
    if (bar.openTime + bar.duration <= time) break;
    [low, high] = [Math.min(low, bar.low), Math.max(high, bar.high)];
  }
  return high > 0 ? { low, high } : undefined;
}
