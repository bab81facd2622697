/**
 * The least that a bar makes the estimator move between arrays, in bytes: what it spreads over liquidation prices and what
 * it looks over for owners who close. Counted from the planes' geometry and the bars' own moves; sweeps, books and
 * what waits are left out.
 */
import type { Assumptions } from '../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { ExposurePlane } from '../../lib/liquidation/exposure-plane';
import { bucketOf } from '../../lib/liquidation/price-grid';
import { gridOf } from './bar-grid';

const WORD = 8;
/** Spreading over a cell reads the kernel's sums twice, reads the exposure and writes it. */
const SPREAD = 4 * WORD;
/** Looking over a cell reads the exposure and how far price has come, over the way and the same way beyond. */
const LOOKED_OVER = 2 * 2 * WORD;

export function bytesPerBar(bars: readonly EstimatorBar[], assumptions: Assumptions): number {
  const grid = gridOf(bars);
  const planes = (['long', 'short'] as const).flatMap((side) =>
    assumptions.leverages.flatMap((_, tier) =>
      (['isolated', 'cross'] as const).map((mode) => new ExposurePlane(grid, side, tier, mode, assumptions)),
    ),
  );
  let bytes = 0;
  for (const bar of bars) {
    const low = bucketOf(grid, bar.markLow ?? bar.low);
    const high = bucketOf(grid, bar.markHigh ?? bar.high);
    for (const plane of planes) {
      if (!plane.saw(high, low)) continue;
      bytes += SPREAD * plane.kernel.length + (LOOKED_OVER * plane.kernel.way) / plane.kernel.cell;
      plane.stop();
      plane.takeProfit();
    }
  }
  return bytes / bars.length;
}
