/** Scores every candidate on one simulated market against its true open positions. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { estimates } from '../../lib/liquidation/estimate';
import type { MarketRecord } from '../market/record';
import { type Match, asRead, matchPeaks } from './cluster-match';
import { BIN, type Densities, asymmetryOf, estimatedDensity, trueDensity } from './density';
import { NaivePeer } from './naive-peer';
import { publicBars } from './public-bars';
import { correlation, mean, rankCorrelation, wasserstein } from './statistics';
import { template } from './template';

export interface SeedScore {
  readonly candidate: string;
  readonly samples: number;
  /** Mean over samples and sides of the rank correlation in ±10 %, densities smoothed as clusters are read. */
  readonly spearman: number;
  /** The same on bare 0.1 % bins, where single positions are noise. */
  readonly spearmanOfBins: number;
  /** Mean Wasserstein distance in ±10 %, percent of price. */
  readonly w1: number;
  readonly asymmetry: number;
  readonly precision: number;
  readonly recall: number;
  readonly chance: number;
  /** Mean ln(estimated ÷ true mass) in ±10 %. */
  readonly logMassRatio: number;
}

/** Densities of one candidate at each sample of the truth. */
type Answers = ReadonlyMap<number, Densities>;

export function scoreRecord(record: MarketRecord): SeedScore[] {
  const truth = new Map(
    record.truth.map(({ time, mark, positions }) => [
      time,
      { long: trueDensity('long', positions.long, mark), short: trueDensity('short', positions.short, mark) },
    ]),
  );
  const fixed = template();
  return [
    scored('isobar', isobar(record, DEFAULT_ASSUMPTIONS), truth),
    scored('naive peer', naive(record, false), truth),
    scored('naive peer + removal', naive(record, true), truth),
    scored('template', new Map([...truth.keys()].map((time) => [time, fixed])), truth),
  ];
}

export function isobar(record: MarketRecord, assumptions: Assumptions): Answers {
  const marks = new Map(record.truth.map(({ time, mark }) => [time, mark]));
  const result = new Map<number, Densities>();
  for (const estimate of estimates(publicBars(record), {
    assumptions,
    feed: 'none',
    at: [...marks.keys()],
  })) {
    const mark = marks.get(estimate.time)!;
    result.set(estimate.time, {
      long: estimatedDensity('long', estimate.profile, mark),
      short: estimatedDensity('short', estimate.profile, mark),
    });
  }
  return result;
}

function naive(record: MarketRecord, removal: boolean): Answers {
  const peer = new NaivePeer(removal);
  const result = new Map<number, Densities>();
  let next = 0;
  for (const bar of publicBars(record)) {
    for (; next < record.truth.length && record.truth[next]!.time <= bar.openTime; next++) {
      result.set(record.truth[next]!.time, peer.densities(record.truth[next]!.mark));
    }
    peer.step(bar);
  }
  for (; next < record.truth.length; next++)
    result.set(record.truth[next]!.time, peer.densities(record.truth[next]!.mark));
  return result;
}

export function scored(candidate: string, answers: Answers, truth: Answers): SeedScore {
  const pairs = [...truth].flatMap(([time, actual]) => {
    const estimate = answers.get(time);
    return estimate ? [{ estimate, actual }] : [];
  });
  const bySide = (score: (estimate: Float64Array, actual: Float64Array) => number): number =>
    mean(
      pairs.flatMap(({ estimate, actual }) => [
        score(estimate.long, actual.long),
        score(estimate.short, actual.short),
      ]),
    );
  const matches = pairs.map(({ estimate, actual }) => matchPeaks(estimate, actual));
  const total = (count: (match: Match) => number): number =>
    matches.reduce((sum, match) => sum + count(match), 0);
  const mass = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  return {
    candidate,
    samples: pairs.length,
    spearman: bySide((estimate, actual) => rankCorrelation(asRead(estimate), asRead(actual))),
    spearmanOfBins: bySide(rankCorrelation),
    w1: bySide(wasserstein) * BIN * 100,
    asymmetry: correlation(
      pairs.map(({ estimate }) => asymmetryOf(estimate)),
      pairs.map(({ actual }) => asymmetryOf(actual)),
    ),
    precision: total((match) => match.estimatedFound) / total((match) => match.estimated),
    recall: total((match) => match.actualFound) / total((match) => match.actual),
    chance: total((match) => match.chance) / matches.length,
    logMassRatio: bySide((estimate, actual) => Math.log(mass(estimate) / mass(actual))),
  };
}
