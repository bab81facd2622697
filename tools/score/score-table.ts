/** Every candidate's measures in one world, market by market, and the figures made of them. */
import { DAY } from '../../lib/core/time';
import type { Figure } from '../figures/figure';
import { randomStream } from '../market/random';
import { type Days, bootstrapInterval } from './bootstrap';
import { CANDIDATES } from './candidates/candidates';
import { type Sample, samplesOf } from './sample';
import type { ScoredMarket } from './scored-market';
import type { Score } from './scores/score';
import { REFERENCES, SCORES } from './scores/scores';
import { mean } from './statistics';

const OURS = 'isobar';
const BEATEN = [
  'template',
  'static ladder',
  'naive peer',
  'naive peer + removal',
  'taker-volume peer',
  'net-ΔOI peer',
];

export class ScoreTable {
  /** Measures by candidate, then by score, then by market. */
  private readonly measures = new Map<string, Days[][]>();

  constructor(private readonly world: string) {}

  add(market: ScoredMarket): void {
    const answers = new Map(CANDIDATES.map(({ name, answers: of }) => [name, of(market)]));
    const others = new Map(REFERENCES.map((name) => [name, answers.get(name)!]));
    for (const [name, given] of answers) {
      const samples = samplesOf(market.points, given, others);
      const days = [...byDay(samples).values()];
      const ofScores = this.measures.get(name) ?? SCORES.map(() => []);
      SCORES.forEach((score, i) =>
        ofScores[i]!.push(days.map((day) => day.flatMap((one) => score.measure(one)))),
      );
      this.measures.set(name, ofScores);
    }
  }

  figures(): Figure[] {
    return [...SCORES.map((score) => this.figure(score)), this.comparison()];
  }

  private figure(score: Score): Figure {
    const { name, unit } = score;
    const goal = score.goal?.[this.world];
    const value = this.value(OURS, score);
    const markets = this.marketsOf(OURS, score);
    const baselines = [...this.measures.keys()].filter((candidate) => candidate !== OURS);
    return {
      name: `${name}, ${this.world}`,
      value,
      interval: bootstrapInterval(score, markets, randomStream(1, name)),
      unit,
      n: markets.length,
      baseline: baselines
        .map((candidate) => `${candidate} ${shown(this.value(candidate, score))}`)
        .join(', '),
      ...(goal && {
        goal: goalText(score.better, goal),
        holds: value >= goal[0] && value <= goal[1],
      }),
    };
  }

  /** How many of the baselines are beaten in both W1 and asymmetry. */
  private comparison(): Figure {
    const [w1, asymmetry] = ['W1', 'asymmetry r'].map((name) => SCORES.find((score) => score.name === name)!);
    const beaten = BEATEN.filter(
      (other) =>
        this.value(OURS, w1!) < this.value(other, w1!) &&
        !(this.value(OURS, asymmetry!) <= this.value(other, asymmetry!)),
    );
    return {
      name: `template, ladder and peers beaten in W1 and asymmetry, ${this.world}`,
      value: beaten.length,
      unit: `of ${BEATEN.length}`,
      n: this.marketsOf(OURS, w1!).length,
      goal: 'all',
      holds: beaten.length === BEATEN.length,
    };
  }

  private marketsOf(candidate: string, score: Score): Days[] {
    return this.measures.get(candidate)![SCORES.indexOf(score)]!;
  }

  private value(candidate: string, score: Score): number {
    return mean(this.marketsOf(candidate, score).map((days) => score.of(days.flat())));
  }
}

function byDay(samples: readonly Sample[]): Map<number, Sample[]> {
  const days = new Map<number, Sample[]>();
  for (const sample of samples) {
    const day = Math.floor(sample.time / DAY);
    days.set(day, [...(days.get(day) ?? []), sample]);
  }
  return days;
}

function goalText(better: Score['better'], [low, high]: readonly [number, number]): string {
  if (better === 'higher') return `≥ ${low}`;
  return better === 'lower' ? `≤ ${high}` : `${low} … ${high}`;
}

function shown(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : '–';
}
