/**
 * How well estimated cluster peaks find the true ones. What is measured: both densities (bins of 0.1 % by distance, out
 * to ±10 %) are smoothed as the product smooths, and a peak is a maximum with a prominence of at least 15 % of its side's
 * highest value, by the product's own rule and alike for estimate and truth. Precision is the share of estimated peaks
 * that have a true one within ±0.25 % of price, recall the share of true ones that have an estimated one. Chance is what
 * a peak placed at random in ±10 % would find: the share of the range within the tolerance of a true peak.
 */
import { peaks } from '../../../lib/liquidation/peaks';
import { smoothed } from '../../../lib/liquidation/smoothing';
import { BIN, BINS } from '../density';
import type { Sample } from '../sample';
import type { Score } from './score';

const TOLERANCE = 0.0025;
const LEAST_PROMINENCE = 0.15;
const NEAR = 0.05;

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

function isNear(distance: number, others: readonly number[]): boolean {
  return others.some((other) => Math.abs(other - distance) <= TOLERANCE + 1e-9);
}

/** Of each side, how many of `found` have one of `sought` nearby, and how many there are. */
function shareFound(
  name: string,
  counts: (guessed: readonly number[], actual: readonly number[]) => readonly [number, number],
): Score {
  return {
    name,
    unit: 'share',
    better: 'higher',
    measure: ({ estimate, actual }: Sample) =>
      (['long', 'short'] as const).map((side) =>
        counts(peakDistances(estimate[side]), peakDistances(actual[side])),
      ),
    of: (rows) => {
      let found = 0;
      let all = 0;
      for (const [hits, of] of rows) {
        found += hits!;
        all += of!;
      }
      return found / all;
    },
  };
}

export const PRECISION: Score = {
  ...shareFound('cluster precision ±0.25 %', (guessed, actual) => [
    guessed.filter((distance) => isNear(distance, actual)).length,
    guessed.length,
  ]),
  goal: { fuzzy: [0.38, 1], sharp: [0.58, 1] },
};

export const RECALL: Score = {
  ...shareFound('cluster recall ±0.25 %', (guessed, actual) => [
    actual.filter((distance) => isNear(distance, guessed)).length,
    actual.length,
  ]),
  goal: { fuzzy: [0.22, 1], sharp: [0.35, 1] },
};

export const CHANCE: Score = shareFound('chance of a random peak ±0.25 %', (_, actual) => [
  Array.from({ length: BINS }, (__, i) => isNear((i + 0.5) * BIN, actual)).filter(Boolean).length,
  BINS,
]);
