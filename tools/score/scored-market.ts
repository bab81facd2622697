/** A market to score in: what the public saw of it, and at regular instants what was truly open and came to be. */
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { type MarketRecord, recordMarket } from '../market/record';
import { type Densities, trueDensity } from './density';
import { type Outcome, outcomesOf } from './outcome';
import { publicBars } from './public-bars';
import type { ScoredWorld } from './worlds/world';

export interface TruthPoint {
  readonly time: number;
  readonly mark: number;
  readonly densities: Densities;
  /** What was force-closed until the next point. */
  readonly outcome: Outcome;
}

export interface ScoredMarket {
  readonly world: ScoredWorld;
  readonly record: MarketRecord;
  readonly bars: readonly EstimatorBar[];
  readonly points: readonly TruthPoint[];
}

export function scoredMarket(world: ScoredWorld, seed: number): ScoredMarket {
  const record = recordMarket({ seed, world: world.market, ...(world.dials && { dials: world.dials }) });
  return marketOf(world, record);
}

export function marketOf(world: ScoredWorld, record: MarketRecord): ScoredMarket {
  const seen = publicBars(record, world.feed);
  const outcomes = outcomesOf(record);
  return {
    world,
    record,
    bars: world.spoilt?.(seen) ?? seen,
    points: record.truth.map(({ time, mark, positions }, i) => ({
      time,
      mark,
      densities: {
        long: trueDensity('long', positions.long, mark),
        short: trueDensity('short', positions.short, mark),
      },
      outcome: outcomes[i]!,
    })),
  };
}
