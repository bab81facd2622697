/** The static ladder: today's open interest in a fixed leverage mix, all of it opened at today's price. */
import { DEFAULT_ASSUMPTIONS } from '../../../lib/liquidation/assumptions';
import { BIN, BINS, type Densities } from '../density';
import type { Candidate } from './candidate';

export const STATIC_LADDER: Candidate = {
  name: 'static ladder',
  answers: ({ bars, points }) => {
    let taken = 0;
    let interest = 0;
    return points.map(({ time }) => {
      for (; bars[taken] && bars[taken]!.openTime < time; taken++) {
        interest = bars[taken]!.openInterest ?? interest;
      }
      return ladder(interest);
    });
  },
};

function ladder(interest: number): Densities {
  const rungs = new Float64Array(BINS);
  const { leverages, flowShare } = DEFAULT_ASSUMPTIONS;
  for (const [tier, leverage] of leverages.entries()) {
    // A rung on the edge of two bins stands in the nearer one.
    const bin = Math.ceil(1 / leverage / BIN - 1e-9) - 1;
    if (bin < BINS) rungs[bin]! += interest * flowShare[tier]!;
  }
  return { long: rungs, short: rungs };
}
