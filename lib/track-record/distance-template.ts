/**
 * The distance-only template: where the assumed mix of leverage would be liquidated if all of it stood at today's price.
 * It knows nothing of the market, and any map shaped by leverage looks like it; so it is the baseline to beat.
 */
import type { PositionSide } from '../core/position-side';
import type { Assumptions } from '../liquidation/assumptions';
import { marginAtDistance } from '../liquidation/liquidation-price';

/** Steady stock of all tiers and modes whose liquidation lies within a distance of price, a fraction of it; in an arbitrary unit. */
export function templateStock(assumptions: Assumptions, side: PositionSide, distance: number): number {
  const { leverages, flowShare, holdingHours, isolatedShare, isolatedExtraMargin, crossExtraMargin } =
    assumptions;
  const modes = [
    { share: isolatedShare, extra: isolatedExtraMargin },
    { share: 1 - isolatedShare, extra: crossExtraMargin },
  ];
  let sum = 0;
  leverages.forEach((leverage, tier) => {
    const stock = (flowShare[tier]! * holdingHours) / leverage;
    const multiple = leverage * marginAtDistance(side, distance, assumptions.maintenanceMarginRate[tier]!);
    if (multiple <= 1) return;
    for (const { share, extra } of modes) sum += stock * share * (1 - Math.exp(-(multiple - 1) / extra));
  });
  return sum;
}
