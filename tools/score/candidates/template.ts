/**
 * The distance-only template: where the assumed mix would be liquidated if all of it stood at today's price. It knows
 * nothing of the market, and is the baseline to beat everywhere: rank correlation alone flatters.
 */
import { marginAtDistance } from '../../../lib/liquidation/liquidation-price';
import { BIN, BINS, type Densities } from '../density';
import { VENUE_PRIOR } from '../venue-prior';
import type { Candidate } from './candidate';

export const TEMPLATE: Candidate = {
  name: 'template',
  answers: ({ points }) => {
    const fixed = template();
    return points.map(() => fixed);
  },
};

function template(): Densities {
  const density = (side: keyof Densities): Float64Array =>
    Float64Array.from(
      { length: BINS },
      (_, bin) => stockWithin(side, (bin + 1) * BIN) - stockWithin(side, bin * BIN),
    );
  return { long: density('long'), short: density('short') };
}

/** Steady stock of all tiers and modes whose liquidation lies within a distance of price. */
function stockWithin(side: keyof Densities, distance: number): number {
  const { leverages, flowShare, isolatedShare, isolatedExtraMargin, crossExtraMargin } = VENUE_PRIOR;
  const modes = [
    { share: isolatedShare, extra: isolatedExtraMargin },
    { share: 1 - isolatedShare, extra: crossExtraMargin },
  ];
  let sum = 0;
  for (const [tier, leverage] of leverages.entries()) {
    const stock = (flowShare[tier]! * VENUE_PRIOR.holdingHours) / leverage;
    const multiple = leverage * marginAtDistance(side, distance, VENUE_PRIOR.maintenanceMarginRate[tier]!);
    for (const { share, extra } of modes)
      sum += multiple > 1 ? stock * share * (1 - Math.exp(-(multiple - 1) / extra)) : 0;
  }
  return sum;
}
