/** The grid that the estimator lays over bars with the default assumptions. */
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { type PriceGrid, gridOver } from '../../lib/liquidation/price-grid';

export function gridOf(bars: readonly EstimatorBar[]): PriceGrid {
  let low = Infinity;
  let high = 0;
  for (const bar of bars) {
    low = Math.min(low, bar.low, bar.markLow ?? bar.low);
    high = Math.max(high, bar.high, bar.markHigh ?? bar.high);
  }
  return gridOver(low, high, DEFAULT_ASSUMPTIONS.bucket, DEFAULT_ASSUMPTIONS.reach);
}
