/** A simulated record as the public sees it: minute bars, mark, and open interest every five minutes only. */
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { MarketRecord } from '../market/record';

const MINUTE = 60_000;
const STAMP = 5 * MINUTE;

export function publicBars({ bars }: MarketRecord): EstimatorBar[] {
  return Array.from(bars.openTime, (openTime, i) => ({
    openTime,
    duration: MINUTE,
    open: bars.open[i]!,
    high: bars.high[i]!,
    low: bars.low[i]!,
    close: bars.close[i]!,
    volume: bars.volume[i]!,
    takerBuy: bars.takerBuy[i],
    markHigh: bars.markHigh[i],
    markLow: bars.markLow[i],
    markClose: bars.markClose[i],
    openInterest: (openTime + MINUTE) % STAMP === 0 ? bars.openInterest[i] : undefined,
    liquidated: undefined,
  }));
}
