/**
 * A simulated record as the public sees it: minute bars, mark, open interest every five minutes only, and the forced
 * orders that the venue's feed shows; undefined where it has none.
 */
import { MINUTE } from '../../lib/core/time';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { MarketRecord } from '../market/record';

const STAMP = 5 * MINUTE;

export function publicBars(
  record: MarketRecord,
  feed: 'full' | 'throttled' | 'none' = 'none',
): EstimatorBar[] {
  const { bars } = record;
  const liquidated = feed === 'none' ? undefined : forcedByBar(record, feed);
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
    liquidated: liquidated?.[i],
  }));
}

function forcedByBar({ bars, forced, publicForced }: MarketRecord, feed: 'full' | 'throttled'): Float64Array {
  const sums = new Float64Array(bars.openTime.length);
  for (const { time, quantity } of feed === 'full' ? forced : publicForced)
    sums[Math.floor((time - bars.openTime[0]!) / MINUTE)]! += quantity;
  return sums;
}
