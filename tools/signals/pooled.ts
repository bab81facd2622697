/** A ratio of sums over seeds, or over days, with a 90 % interval by drawing these again with replacement. */
import { quantile } from '../bench/quantile';
import type { Random } from '../market/random';

/** What one seed or day adds to each sum. */
export type Tally = readonly number[];

export interface Pooled {
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

const DRAWS = 400;

export function pooled(
  tallies: readonly Tally[],
  of: (sums: readonly number[]) => number,
  random: Random,
): Pooled {
  const draws = Array.from({ length: DRAWS }, () =>
    of(summed(tallies.map(() => tallies[Math.floor(random.uniform() * tallies.length)]!))),
  ).filter(Number.isFinite);
  return { value: of(summed(tallies)), interval: [quantile(draws, 0.05), quantile(draws, 0.95)] };
}

function summed(tallies: readonly Tally[]): number[] {
  const sums = tallies[0]?.map(() => 0) ?? [];
  for (const tally of tallies) tally.forEach((value, i) => (sums[i] = sums[i]! + value));
  return sums;
}
