/** What is said of one band: its range, distance and size with an interval, and what the estimate rests on. Pure. */
import type { ClusterView, GlanceSnapshot, InstrumentView } from '../protocol/snapshot';

/** What may be wrong with a band. */
export type BandFlag = 'runaway' | 'transient' | 'whipsaw';

export interface ReadoutText {
  readonly side: ClusterView['side'];
  /** The band's price range. */
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
  /** The whole, to be pasted elsewhere, where no legend stands beside it. */
  readonly copy: string;
}

export interface ReadoutWords {
  side(side: ClusterView['side']): string;
  range(cluster: ClusterView, tickSize: number): string;
  /** With its sign, as price would go to reach the band. */
  distance(cluster: ClusterView): string;
  class(name: ClusterView['class']): string;
  size(cluster: ClusterView): string;
  interval(cluster: ClusterView): string;
  share(share: number): string;
  confidence(share: number): string;
  leverages(tiers: readonly number[]): string;
  growth(fraction: number): string;
  /** How far its forced orders would carry price beyond it, in percent. */
  beyond(low: number, high: number): string;
  flag(flag: BandFlag): string;
  time(at: number): string;
  /** The rows' names. */
  readonly names: Readonly<
    Record<
      | 'distance'
      | 'size'
      | 'interval'
      | 'beyond'
      | 'strength'
      | 'tiers'
      | 'venues'
      | 'growth'
      | 'beware'
      | 'asOf',
      string
    >
  >;
  readonly advice: string;
}

export interface ReadoutSource extends Pick<GlanceSnapshot, 'coverage' | 'asOf'> {
  readonly instrument: Pick<InstrumentView, 'symbol' | 'tickSize'>;
  /** What the clusters' prices were multiplied by to be the charted market's. */
  readonly factor?: number;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

type Row = readonly [name: string, value: string];

function flagsOf({ runaway, transient, whipsaw }: ClusterView): BandFlag[] {
  return [
    ...(runaway ? (['runaway'] as const) : []),
    ...(transient ? (['transient'] as const) : []),
    ...(whipsaw ? (['whipsaw'] as const) : []),
  ];
}

function rowsOf(cluster: ClusterView, venues: readonly string[], words: ReadoutWords): Row[] {
  const { names } = words;
  const { tiers, growth, overshootLow, overshootHigh } = cluster;
  const flags = flagsOf(cluster);
  const isCarried = overshootLow !== undefined && overshootHigh !== undefined;
  return [
    [names.distance, `${words.distance(cluster)} · ${words.class(cluster.class)}`],
    [names.size, words.size(cluster)],
    [names.interval, words.interval(cluster)],
    ...(isCarried ? [[names.beyond, words.beyond(overshootLow, overshootHigh)] as const] : []),
    [names.strength, `${words.share(cluster.strength)} · ${words.confidence(cluster.confidence)}`],
    ...(tiers.length > 0 ? [[names.tiers, words.leverages(tiers)] as const] : []),
    ...(venues.length > 0 ? [[names.venues, venues.map(capitalised).join(', ')] as const] : []),
    ...(growth === undefined ? [] : [[names.growth, words.growth(growth)] as const]),
    ...(flags.length > 0 ? [[names.beware, flags.map(words.flag).join(', ')] as const] : []),
  ];
}

export function readoutText(cluster: ClusterView, source: ReadoutSource, words: ReadoutWords): ReadoutText {
  const { instrument, coverage, asOf, factor = 1 } = source;
  const title = words.range(cluster, instrument.tickSize * factor);
  const venues = cluster.venues ?? [...new Set(coverage.venues.map(({ venue }) => venue))];
  const rows = rowsOf(cluster, venues, words);
  const dated = asOf === undefined ? rows : [...rows, [words.names.asOf, words.time(asOf)] as const];
  const copy = [
    `${instrument.symbol} · ${words.side(cluster.side)} · ${title}`,
    ...dated.map(([name, value]) => `${name}: ${value}`),
    words.advice,
  ];
  return { side: cluster.side, title, rows, copy: copy.join('\n') };
}

/** From the highest band to the lowest; `nearest` is the place in it of the one nearest to the price. */
export interface BandList {
  readonly texts: readonly ReadoutText[];
  readonly nearest: number;
}

export function bandList(
  clusters: readonly ClusterView[],
  source: ReadoutSource,
  words: ReadoutWords,
): BandList {
  const bands = clusters.filter(({ thin }) => !thin).sort((a, b) => b.peak - a.peak);
  const distances = bands.map(({ distancePct }) => distancePct);
  return {
    texts: bands.map((cluster) => readoutText(cluster, source, words)),
    nearest: Math.max(0, distances.indexOf(Math.min(...distances))),
  };
}
