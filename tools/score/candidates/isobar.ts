/** The product's estimator, and what becomes of it without one of its steps or inputs. */
import type { Assumptions } from '../../../lib/liquidation/assumptions';
import { type EstimateOptions, estimates } from '../../../lib/liquidation/estimate';
import type { EstimatorBar } from '../../../lib/liquidation/estimator-bar';
import { type Densities, estimatedDensity } from '../density';
import type { ScoredMarket } from '../scored-market';
import { VENUE_PRIOR } from '../venue-prior';
import type { Candidate } from './candidate';

export function isobar(
  { bars, points }: Pick<ScoredMarket, 'bars' | 'points'>,
  assumptions: Assumptions,
  feed: EstimateOptions['feed'],
): Densities[] {
  const answers = estimates(bars, { assumptions, feed, at: points.map(({ time }) => time) });
  return Array.from(answers, ({ profile }, i) => ({
    long: estimatedDensity('long', profile, points[i]!.mark),
    short: estimatedDensity('short', profile, points[i]!.mark),
  }));
}

export const ISOBAR: Candidate = {
  name: 'isobar',
  answers: (market) => isobar(market, VENUE_PRIOR, market.world.feed),
};

function changed(name: string, changes: Partial<Assumptions>): Candidate {
  return {
    name,
    answers: (market) => isobar(market, { ...VENUE_PRIOR, ...changes }, market.world.feed),
  };
}

function blind(name: string, to: Partial<EstimatorBar>): Candidate {
  return {
    name,
    answers: ({ bars, points }) =>
      isobar({ bars: bars.map((bar) => ({ ...bar, ...to })), points }, VENUE_PRIOR, 'none'),
  };
}

const TIGHT = 1e-3;

export const ABLATIONS: readonly Candidate[] = [
  changed('no hazard', { holdingHours: 1e9 }),
  changed('no stops or targets', { stopShare: 0, targetShare: 0 }),
  changed('no margin kernel', { isolatedShare: 1, isolatedExtraMargin: TIGHT }),
  changed('no maintenance margin', {
    maintenanceMarginRate: VENUE_PRIOR.maintenanceMarginRate.map(() => 0),
  }),
  changed('no taker split', { takerAmplification: 0 }),
  blind('no open interest', { openInterest: undefined }),
  blind('no forced orders', { liquidated: undefined }),
];
