/** The distance-only template, the baseline to beat everywhere: rank correlation alone flatters. */
import type { Assumptions } from '../../../lib/liquidation/assumptions';
import { templateStock } from '../../../lib/track-record/distance-template';
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
      (_, bin) =>
        templateStock(assumptions, side, (bin + 1) * BIN) - templateStock(assumptions, side, bin * BIN),
    );
  return { long: density('long'), short: density('short') };
}
