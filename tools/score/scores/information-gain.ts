/**
 * How much better an estimate places realised liquidations than another does: mean log₂(p ÷ p of the other) in bits per
 * dollar. Both are taken as probabilities over the bins that price swept, and only those: a liquidation can happen only
 * where price went, and no credit is due for that. A twentieth of each is spread evenly, so that an empty bin costs much
 * and not everything. Dollars are weighed at the time's price, which cancels: base units do as well.
 */
import type { Sample } from '../sample';
import type { Score } from './score';

const SIDES = ['long', 'short'] as const;
const EVEN = 0.05;
const FEWEST_BINS = 2;

export function informationGainOver(other: string): Score {
  return {
    name: `information gain over ${other}`,
    unit: 'bits per dollar',
    better: 'higher',
    measure: (sample) => SIDES.map((side) => gained(sample, side, other)).filter(([, forced]) => forced! > 0),
    of: (rows) => {
      let bits = 0;
      let weight = 0;
      for (const [gain, forced] of rows) {
        bits += gain!;
        weight += forced!;
      }
      return bits / weight;
    },
  };
}

function gained(
  { estimate, others, outcome }: Sample,
  side: (typeof SIDES)[number],
  other: string,
): number[] {
  const swept = outcome.swept[side];
  if (swept < FEWEST_BINS) return [0, 0];
  const reference = others.get(other);
  if (!reference) throw new RangeError(`information gain: no answer of ${other}`);
  const own = probabilities(estimate[side], swept);
  const theirs = probabilities(reference[side], swept);
  let bits = 0;
  let weight = 0;
  for (let bin = 0; bin < swept; bin++) {
    const forced = outcome.forced[side][bin]!;
    bits += forced * Math.log2(own[bin]! / theirs[bin]!);
    weight += forced;
  }
  return [bits, weight];
}

function probabilities(density: Float64Array, swept: number): Float64Array {
  const values = density.slice(0, swept);
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => EVEN / swept + (1 - EVEN) * (total > 0 ? value / total : 1 / swept));
}
