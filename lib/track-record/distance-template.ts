/**
 * The distance-only template: where the assumed mix of leverage would be liquidated if all of it stood at today's price.
 * It knows nothing of the market, and any map shaped by leverage looks like it; so it is the baseline to beat.
 */
import type { PositionSide } from '../core/position-side';
import { DEFAULT_ASSUMPTIONS } from '../liquidation/assumptions';
import { marginAtDistance } from '../liquidation/liquidation-price';
import { BIN, BINS } from './distance-bins';
import type { SideDensity } from './forecast';

/** By bin of distance, in an arbitrary unit. */
export function distanceTemplate(): SideDensity {
  const density = (side: PositionSide): number[] =>
    Array.from({ length: BINS }, (_, bin) => stockWithin(side, bin + 1) - stockWithin(side, bin));
  return { long: density('long'), short: density('short') };
}

/** Steady stock of all tiers and modes whose liquidation lies within so many bins of price. */
function stockWithin(side: PositionSide, bins: number): number {
  const { leverages, flowShare, holdingHours, isolatedShare, isolatedExtraMargin, crossExtraMargin } =
    DEFAULT_ASSUMPTIONS;
  const distance = side === 'long' ? -Math.expm1(-bins * BIN) : Math.expm1(bins * BIN);
  const modes = [
    { share: isolatedShare, extra: isolatedExtraMargin },
    { share: 1 - isolatedShare, extra: crossExtraMargin },
  ];
  let sum = 0;
  for (const [tier, leverage] of leverages.entries()) {
    const stock = (flowShare[tier]! * holdingHours) / leverage;
    const rate = DEFAULT_ASSUMPTIONS.maintenanceMarginRate[tier]!;
    const multiple = leverage * marginAtDistance(side, distance, rate);
    if (multiple <= 1) continue;
    for (const { share, extra } of modes) sum += stock * share * (1 - Math.exp(-(multiple - 1) / extra));
  }
  return sum;
}
