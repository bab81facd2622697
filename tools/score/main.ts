/**
 * `npm run score`: the estimator and its baselines against simulated markets whose true open positions are known.
 * Seeds 101 … 104 were used while the estimator was tuned; the reported seeds are others.
 */
import { parseArgs } from 'node:util';

import { FORCED_SHARE } from '../../lib/liquidation/band-interval';
import { quantile } from '../bench/quantile';
import { type Figure, printFigures } from '../figures/figure';
import type { World } from '../market/dials';
import { recordMarket } from '../market/record';
import { sweptBandRatios } from './band-outcome';
import { type SeedScore, scoreRecord } from './run-seed';
import { mean } from './statistics';

const REPORTED = [1, 2, 3, 4, 5, 6, 7, 8];
const TUNED_ON = [101, 102, 103, 104];

interface Goal {
  readonly name: string;
  readonly unit: string;
  readonly of: (score: SeedScore) => number;
  /** By world; undefined where the issue names none. */
  readonly goal?: Readonly<Record<World, number>>;
  readonly better: 'higher' | 'lower';
}

const GOALS: readonly Goal[] = [
  {
    name: 'Spearman ±10 %',
    unit: 'ρ',
    of: (score) => score.spearman,
    goal: { fuzzy: 0.54, sharp: 0.73 },
    better: 'higher',
  },
  {
    name: 'Spearman ±10 %, bare 0.1 % bins',
    unit: 'ρ',
    of: (score) => score.spearmanOfBins,
    better: 'higher',
  },
  {
    name: 'W1',
    unit: '% of price',
    of: (score) => score.w1,
    goal: { fuzzy: 0.65, sharp: 0.62 },
    better: 'lower',
  },
  {
    name: 'asymmetry r',
    unit: 'r',
    of: (score) => score.asymmetry,
    goal: { fuzzy: 0.8, sharp: 0.83 },
    better: 'higher',
  },
  { name: 'cluster precision ±0.25 %', unit: 'share', of: (score) => score.precision, better: 'higher' },
  { name: 'cluster recall ±0.25 %', unit: 'share', of: (score) => score.recall, better: 'higher' },
  { name: 'chance of a random guess ±0.25 %', unit: 'share', of: (score) => score.chance, better: 'higher' },
  { name: 'ln(estimated ÷ true mass)', unit: 'ln', of: (score) => score.logMassRatio, better: 'lower' },
];

function figures(world: World, scores: readonly (readonly SeedScore[])[]): Figure[] {
  const values = (candidate: string, of: Goal['of']): number[] =>
    scores.map((seed) => of(seed.find((score) => score.candidate === candidate)!));
  const baselines = scores[0]!
    .map(({ candidate }) => candidate)
    .filter((candidate) => candidate !== 'isobar');
  return GOALS.map(({ name, unit, of, goal, better }) => {
    const value = mean(values('isobar', of));
    const limit = goal?.[world];
    return {
      name: `${name}, ${world}`,
      value,
      unit,
      n: scores.length,
      baseline: baselines
        .map((candidate) => `${candidate} ${mean(values(candidate, of)).toFixed(2)}`)
        .join(', '),
      ...(limit !== undefined && {
        goal: `${better === 'higher' ? '≥' : '≤'} ${limit}`,
        holds: better === 'higher' ? value >= limit : value <= limit,
      }),
    };
  });
}

/** What the bands that price swept became, and how many of them lie in the interval that the screens show. */
function bandFigures(name: string, ratios: readonly number[]): Figure[] {
  const { low, high } = FORCED_SHARE;
  const n = ratios.length;
  const covered = ratios.filter((ratio) => ratio >= low && ratio <= high).length / n;
  return [
    ...[0.1, 0.5, 0.9].map((share) => ({
      name: `forced in a swept band ÷ estimated, ${name}`,
      value: quantile(ratios, share),
      unit: `${100 * share} % quantile`,
      n,
    })),
    {
      name: `coverage of the 80 % interval, ${name}`,
      value: covered,
      unit: 'share',
      n,
      goal: '0.75 … 0.85',
      holds: covered >= 0.75 && covered <= 0.85,
    },
  ];
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: REPORTED.join(',') },
    worlds: { type: 'string', default: 'fuzzy,sharp' },
  },
});
const seeds = values.seeds.split(',').map(Number);
const worlds = values.worlds.split(',') as World[];
const all: Figure[] = [];
const everyRatio: number[] = [];
for (const world of worlds) {
  const scores: SeedScore[][] = [];
  const ratios: number[] = [];
  for (const seed of seeds) {
    const record = recordMarket({ seed, world });
    scores.push(scoreRecord(record));
    ratios.push(...sweptBandRatios(record));
    process.stderr.write(`\r${world}: ${scores.length} of ${seeds.length} seeds`);
  }
  process.stderr.write('\n');
  all.push(...figures(world, scores), ...bandFigures(world, ratios));
  everyRatio.push(...ratios);
}
all.push(...bandFigures('both worlds', everyRatio));
printFigures(all, values.json);
if (!values.json) console.log(`seeds ${seeds.join(', ')}; tuned on ${TUNED_ON.join(', ')}`);
