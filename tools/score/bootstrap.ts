/**
 * A 90 % interval by drawing again: seeds with replacement, and within a seed its days. Days are drawn whole, because
 * what is open now was mostly open four hours ago.
 */
import { quantile } from '../bench/quantile';
import type { Random } from '../market/random';
import type { Score } from './scores/score';
import { mean } from './statistics';

/** A market's measures by score, one array of rows a day. */
export type Days = readonly (readonly (readonly number[])[])[];

const DRAWS = 200;

export function bootstrapInterval(
  score: Pick<Score, 'of'>,
  markets: readonly Days[],
  random: Random,
): readonly [low: number, high: number] {
  const values = Array.from({ length: DRAWS }, () => {
    const seeds = drawnAgain(markets, random);
    return mean(seeds.map((days) => score.of(drawnAgain(days, random).flat())));
  }).filter(Number.isFinite);
  return [quantile(values, 0.05), quantile(values, 0.95)];
}

function drawnAgain<Item>(items: readonly Item[], random: Random): Item[] {
  return items.map(() => items[Math.floor(random.uniform() * items.length)]!);
}
