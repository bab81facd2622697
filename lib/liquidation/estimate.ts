/** Runs the estimator over bars and says, at the asked instants, what would be force-closed where. */
import type { Assumptions } from './assumptions';
import { asymmetry, growth, totalMass } from './balance';
import { type Cluster, type ExposureProfile, clusters, sumBetween } from './clusters';
import { type Column, ColumnRecorder } from './columns';
import type { EstimatorBar } from './estimator-bar';
import { Estimator, type RunCoverage } from './estimator';
import { gridOver } from './price-grid';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const SLICE = 4096;

export interface EstimateOptions {
  readonly assumptions: Assumptions;
  /** How complete the forced-order feed in the bars is. */
  readonly feed: 'full' | 'throttled' | 'none';
  /** Instants to answer at, Unix ms ascending; only bars that had closed by then count. */
  readonly at: readonly number[];
  /** Length of a heatmap column in ms, and how many to hold. */
  readonly columns?: { readonly every: number; readonly keep: number };
  /** Called now and then with the share of bars done. */
  readonly onProgress?: (share: number) => void;
}

/** A cluster with how its mass changed over a day, where a day ago is known. */
export type GrownCluster = Cluster & { readonly growth?: number };

export interface Estimate {
  /** The asked instant, and the close of the newest bar in the answer. */
  readonly time: number;
  readonly asOf: number;
  /** Mark price at `asOf`, or the traded price where no mark is known. */
  readonly price: number;
  /** Base units still open, by liquidation price. */
  readonly profile: ExposureProfile;
  readonly clusters: readonly GrownCluster[];
  readonly asymmetry: number | undefined;
  readonly growth: number | undefined;
  readonly columns: readonly Column[];
  readonly columnDuration: number;
  readonly scale: number;
  readonly scaleBasis: 'prior' | 'full-feed' | 'throttled-feed';
  readonly assumptions: Assumptions;
  /** Base units on cross margin within ±10 % of price, before any are left out. */
  readonly crossQuantity: number;
  readonly coverage: RunCoverage;
}

/** One pass over bars that can be taken in slices, so that a worker stays answerable. */
export class EstimateRun {
  private readonly estimator: Estimator;
  private readonly recorder: ColumnRecorder;
  private taken = 0;

  /** `bars` ascend and are not empty. */
  constructor(
    private readonly bars: readonly EstimatorBar[],
    options: Pick<EstimateOptions, 'assumptions' | 'feed' | 'columns'>,
  ) {
    const { assumptions, columns } = options;
    this.estimator = new Estimator(gridOf(bars, assumptions), assumptions, options.feed);
    const every = columns?.every ?? HOUR;
    this.recorder = new ColumnRecorder(every, Math.max(columns?.keep ?? 0, Math.ceil(DAY / every) + 1));
  }

  /** Takes up to `most` bars that had closed by `until`; true once no such bar is left. */
  advance(most: number, until = Infinity): boolean {
    for (let taken = 0; taken < most; taken++) {
      const bar = this.bars[this.taken];
      if (!bar || bar.openTime + bar.duration > until) return true;
      this.estimator.step(bar);
      this.recorder.barClosed(
        bar.openTime + bar.duration,
        bar.markClose ?? bar.close,
        this.estimator.exposure,
      );
      this.taken++;
    }
    return this.taken === this.bars.length;
  }

  /** Share of the bars taken, 0 … 1. */
  get progress(): number {
    return this.taken / this.bars.length;
  }

  /** What stands open after the bars taken so far; undefined before the first. */
  answer(time: number): Estimate | undefined {
    const bar = this.bars[this.taken - 1];
    return bar && answer(this.estimator, this.recorder, bar, time);
  }
}

/** Answers in the order asked; an instant before the first bar's close has no answer and is left out. */
export function* estimates(bars: readonly EstimatorBar[], options: EstimateOptions): Generator<Estimate> {
  if (bars.length === 0) return;
  const run = new EstimateRun(bars, options);
  for (const time of options.at) {
    while (!run.advance(SLICE, time)) options.onProgress?.(run.progress);
    const estimate = run.answer(time);
    if (estimate) yield estimate;
  }
  options.onProgress?.(1);
}

function gridOf(bars: readonly EstimatorBar[], assumptions: Assumptions): ReturnType<typeof gridOver> {
  let low = Infinity;
  let high = 0;
  for (const bar of bars) {
    low = Math.min(low, bar.low, bar.markLow ?? bar.low);
    high = Math.max(high, bar.high, bar.markHigh ?? bar.high);
  }
  return gridOver(low, high, assumptions.bucket, assumptions.reach);
}

function answer(estimator: Estimator, recorder: ColumnRecorder, bar: EstimatorBar, time: number): Estimate {
  const { grid, scale, assumptions, exposure } = estimator;
  const price = bar.markClose ?? bar.close;
  const asOf = bar.openTime + bar.duration;
  const side = (index: 0 | 1): { total: Float64Array; byTier: Float64Array[] } => {
    const byTier = assumptions.leverages.map((_, tier) => {
      const into = new Float64Array(grid.size);
      exposure.readTier(index, tier, scale, into);
      return into;
    });
    const total = new Float64Array(grid.size);
    for (const tier of byTier) for (let i = 0; i < tier.length; i++) total[i]! += tier[i]!;
    return { total, byTier };
  };
  const cross = (index: 0 | 1): Float64Array => {
    const into = new Float64Array(grid.size);
    exposure.readCross(index, scale, into);
    return into;
  };
  const long = side(0);
  const short = side(1);
  const profile: ExposureProfile = {
    grid,
    leverages: assumptions.leverages,
    long: long.total,
    short: short.total,
    longByTier: long.byTier,
    shortByTier: short.byTier,
  };
  return {
    time,
    asOf,
    price,
    profile,
    ...readingOf(profile, price, recorder.at(asOf - DAY), scale),
    columns: recorder.columns,
    columnDuration: recorder.every,
    scale,
    scaleBasis: estimator.scaleBasis,
    assumptions,
    crossQuantity: totalMass(grid, { long: cross(0), short: cross(1) }, price),
    coverage: estimator.coverage(),
  };
}

/** What is read off a profile at a price, compared with the column of a day ago where there is one. */
export function readingOf(
  profile: ExposureProfile,
  price: number,
  dayAgo: Pick<Column, 'long' | 'short'> | undefined,
  scale: number,
): Pick<Estimate, 'clusters' | 'asymmetry' | 'growth'> {
  const before = dayAgo && { long: scaled(dayAgo.long, scale), short: scaled(dayAgo.short, scale) };
  return {
    clusters: clusters(profile, price).map((cluster) => grown(cluster, profile, before)),
    asymmetry: asymmetry(profile.grid, profile, price),
    growth: before && growth(profile.grid, profile, before, price),
  };
}

function scaled(values: Float32Array, scale: number): Float64Array {
  return Float64Array.from(values, (value) => value * scale);
}

function grown(
  cluster: Cluster,
  { grid }: ExposureProfile,
  before: { long: Float64Array; short: Float64Array } | undefined,
): GrownCluster {
  if (!before) return cluster;
  const from = Math.log(cluster.low) / grid.width - grid.first;
  const to = Math.log(cluster.high) / grid.width - grid.first;
  const earlier = sumBetween(before[cluster.side], from, to);
  return earlier > 0 ? { ...cluster, growth: cluster.quantity / earlier - 1 } : cluster;
}
