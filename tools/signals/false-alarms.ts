/** How often divergences and absorption are told of random walks, where there is nothing to tell. */
import {
  ABSORPTION_OPTIONS,
  absorbedStretches,
  STRICT_ABSORPTION_OPTIONS,
} from '../../lib/orderflow/absorbed-stretches';
import { type Divergence, DIVERGENCE_OPTIONS, divergences, isStrict } from '../../lib/orderflow/divergence';
import type { FlowFrame } from '../../lib/orderflow/flow-frame';
import type { Figure } from '../figures/figure';
import { randomStream } from '../market/random';
import { pooled, type Tally } from './pooled';
import { type WalkKind, walk } from './walk';

const BARS = 20_000;
const KINDS: readonly WalkKind[] = [
  ...[0, 0.3, 0.6, 0.8].map((correlation) => ({
    name: `normal, correlation ${correlation}`,
    correlation,
    noise: 'normal' as const,
  })),
  { name: 'fat tails, correlation 0.7', correlation: 0.7, noise: 'fat' },
  { name: 'clustered volatility, correlation 0.7', correlation: 0.7, noise: 'clustered' },
];
const MOST = { normal: 0.9, strict: 0.2 };

const NAIVE = { ...DIVERGENCE_OPTIONS, leastMove: 0, threshold: 0 };

interface Told {
  readonly name: string;
  readonly most: number;
  /** Whether it is one of these. */
  readonly counts: (event: Divergence) => boolean;
}

const isRegular = ({ kind }: Divergence): boolean => kind.startsWith('regular');
const isHidden = (divergence: Divergence): boolean => !isRegular(divergence);

const DIVERGENCES: readonly Told[] = [
  { name: 'regular divergences, normal', most: MOST.normal, counts: isRegular },
  {
    name: 'regular divergences, strict',
    most: MOST.strict,
    counts: (one) => isRegular(one) && isStrict(one),
  },
  { name: 'hidden divergences, normal', most: MOST.normal, counts: isHidden },
  { name: 'hidden divergences, strict', most: MOST.strict, counts: (one) => isHidden(one) && isStrict(one) },
];
const ABSORPTIONS = [
  { name: 'absorption, normal', most: MOST.normal, options: ABSORPTION_OPTIONS },
  { name: 'absorption, strict', most: MOST.strict, options: STRICT_ABSORPTION_OPTIONS },
];
const TOLD = [...DIVERGENCES, ...ABSORPTIONS];

/** How many of each, in the order of `TOLD`. */
function counted(frame: FlowFrame): number[] {
  const diverging = divergences(frame);
  return [
    ...DIVERGENCES.map(({ counts }) => diverging.filter(counts).length),
    ...ABSORPTIONS.map(({ options }) => absorbedStretches(frame, options).length),
  ];
}

const rate = ([count = 0, bars = 0]: readonly number[]): number => (1000 * count) / bars;

export function falseAlarmFigures(seeds: readonly number[]): Figure[] {
  const naive: Tally[] = [];
  const tallies = TOLD.map(() => KINDS.map((): Tally[] => []));
  KINDS.forEach((kind, k) => {
    for (const seed of seeds) {
      const { frame } = walk({ kind, seed, bars: BARS });
      counted(frame).forEach((count, t) => tallies[t]![k]!.push([count, BARS]));
      naive.push([divergences(frame, NAIVE).filter(isRegular).length, BARS]);
    }
  });
  const bare = pooled(naive, rate, randomStream(1, 'naive')).value;
  return TOLD.map(({ name, most }, t): Figure => {
    const { value, interval } = pooled(tallies[t]!.flat(), rate, randomStream(1, name));
    const byKind = KINDS.map((kind, k) => {
      const own = pooled(tallies[t]![k]!, rate, randomStream(1, name)).value;
      return `${kind.name} ${own.toFixed(2)}`;
    });
    return {
      name: `false ${name}`,
      value,
      interval,
      unit: 'per 1000 bars',
      goal: `≤ ${most}`,
      baseline: [...(name.startsWith('regular') ? [`bare pivots ${bare.toFixed(1)}`] : []), ...byKind].join(
        '; ',
      ),
      n: KINDS.length * seeds.length * BARS,
      holds: value <= most,
    };
  });
}
