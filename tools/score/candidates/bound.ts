/**
 * The bound: our estimator with the world's true parameters, the taker split included. What it misses, no better prior
 * would find; it still has to infer who opened when.
 */
import type { Assumptions } from '../../../lib/liquidation/assumptions';
import type { MarketDials } from '../../market/dials';
import { VENUE_PRIOR } from '../venue-prior';
import type { Candidate } from './candidate';
import { isobar } from './isobar';

export const BOUND: Candidate = {
  name: 'true parameters',
  answers: (market) => isobar(market, trueAssumptions(market.record.dials), market.world.feed),
};

function trueAssumptions(dials: MarketDials): Assumptions {
  const mix = dials.leverageMix.toSorted((a, b) => a.leverage - b.leverage);
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  const leverageHours = mix.reduce(
    (sum, { leverage, weight, meanHoldingHours }) => sum + weight * leverage * meanHoldingHours,
    0,
  );
  return {
    ...VENUE_PRIOR,
    flowShare: mix.map(({ weight }) => weight / total),
    holdingHours: (leverageHours / total) * dials.holdingScale,
    isolatedShare: 1 - (dials.crossShare[0] + dials.crossShare[1]) / 2,
    isolatedExtraMargin: dials.isolatedExcessMargin,
    crossExtraMargin: dials.crossExcessMargin,
    closingTakerShare: dials.closeTakerShare,
    stopShare: 1 - (1 - dials.stopShare) * (1 - dials.panicShare),
    targetShare: dials.takeProfitShare,
  };
}
