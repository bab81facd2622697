/** How well estimated cluster peaks find the true ones: within ±0.25 % of price, by the product's own peak rule. */
import { peaks } from '../../lib/liquidation/peaks';
import { smoothed } from '../../lib/liquidation/smoothing';
import { BIN, BINS, type Densities } from './density';

const TOLERANCE = 0.0025;
const LEAST_PROMINENCE = 0.15;
const NEAR = 0.05;

export interface Match {
  readonly estimated: number;
  readonly estimatedFound: number;
  readonly actual: number;
  readonly actualFound: number;
  /** Share of the range that lies within the tolerance of a true peak: what a random guess would find. */
  readonly chance: number;
}

/** A density as clusters are read from it: σ 0.15 % of price within 5 %, 0.25 % beyond. */
export function asRead(density: Float64Array): Float64Array {
  const near = smoothed(density, 0.0015 / BIN);
  const far = smoothed(density, 0.0025 / BIN);
  return far.map((value, i) => ((i + 0.5) * BIN <= NEAR ? near[i]! : value));
}

/** Distances of the peaks of one side's density, as fractions of price. */
function peakDistances(density: Float64Array): number[] {
  const mixed = asRead(density);
  return peaks(mixed, LEAST_PROMINENCE * mixed.reduce((most, value) => Math.max(most, value), 0)).map(
    ({ index }) => (index + 0.5) * BIN,
  );
}

export function matchPeaks(estimate: Densities, truth: Densities): Match {
  let result: Match = { estimated: 0, estimatedFound: 0, actual: 0, actualFound: 0, chance: 0 };
  for (const side of ['long', 'short'] as const) {
    const guessed = peakDistances(estimate[side]);
    const actual = peakDistances(truth[side]);
    const near = (distance: number, others: readonly number[]): boolean =>
      others.some((other) => Math.abs(other - distance) <= TOLERANCE + 1e-9);
    const covered = Array.from({ length: BINS }, (_, i) => near((i + 0.5) * BIN, actual)).filter(
      Boolean,
    ).length;
    result = {
      estimated: result.estimated + guessed.length,
      estimatedFound: result.estimatedFound + guessed.filter((distance) => near(distance, actual)).length,
      actual: result.actual + actual.length,
      actualFound: result.actualFound + actual.filter((distance) => near(distance, guessed)).length,
      chance: result.chance + covered / BINS / 2,
    };
  }
  return result;
}
