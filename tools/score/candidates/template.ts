/**
 * The distance-only template: where the assumed mix would be liquidated if all of it stood at today's price. It knows
 * nothing of the market, and is the baseline to beat everywhere: rank correlation alone flatters.
 */
import type { Assumptions } from '../../../lib/liquidation/assumptions';
import { marginAtDistance } from '../../../lib/liquidation/liquidation-price';
import { BIN, BINS, type Densities } from '../density';
import { VENUE_PRIOR } from '../venue-prior';
import type { PublicCandidate } from './candidate';

export const TEMPLATE = template(VENUE_PRIOR);

export function template(assumptions: Assumptions): PublicCandidate {
  const fixed = densities(assumptions);
  return { name: 'template', answers: ({ points }) => points.map(() => fixed) };
}

function densities(assumptions: Assumptions): Densities {
  const density = (side: keyof Densities): Float64Array =>
    Float64Array.from(
      { length: BINS },
      (_, bin) => stockWithin(assumptions, side, (bin + 1) * BIN) - stockWithin(assumptions, side, bin * BIN),
    );
  return { long: density('long'), short: density('short') };
}

/** Steady stock of all tiers and modes whose liquidation lies within a distance of price. */
function stockWithin(assumptions: Assumptions, side: keyof Densities, distance: number): number {
  const { leverages, flowShare, isolatedShare, isolatedExtraMargin, crossExtraMargin } = assumptions;
  const modes = [
    { share: isolatedShare, extra: isolatedExtraMargin },
    { share: 1 - isolatedShare, extra: crossExtraMargin },
  ];
  let sum = 0;
  for (const [tier, leverage] of leverages.entries()) {
    const stock = (flowShare[tier]! * assumptions.holdingHours) / leverage;
    const multiple = leverage * marginAtDistance(side, distance, assumptions.maintenanceMarginRate[tier]!);
    for (const { share, extra } of modes)
      sum += multiple > 1 ? stock * share * (1 - Math.exp(-(multiple - 1) / extra)) : 0;
  }
  return sum;
}
