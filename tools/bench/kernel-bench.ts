/**
 * What a bar costs, and a column, beside the quickest peer's method on the same bars, grid and columns (as long as the product's), in
 * turns: the estimator alone, and with its columns.
 */
import { MINUTE } from '../../lib/core/time';
import { millis } from '../../lib/core/units';
import { planFor } from '../../lib/engine/plan';
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { ColumnRecorder } from '../../lib/liquidation/columns';
import { Estimator } from '../../lib/liquidation/estimator';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { PriceGrid } from '../../lib/liquidation/price-grid';
import type { Figure } from '../figures/figure';
import { recordMarket } from '../market/record';
import { publicBars } from '../score/public-bars';
import { gridOf } from './bar-grid';
import { DecayPeer } from './decay-peer';
import { liveTick } from './live-tick';
import { median } from './quantile';
import { roofline } from './roofline';
import { fiveMinuteBars } from './year-bars';
import { yearFigures } from './year-bench';

const RUNS = 5;
/** A venue whose bars of every length reach back without end. */
const DEEP = { barDepth: () => millis(Number.MAX_SAFE_INTEGER) };
const COLUMNS = 300;
const GOAL_TIMES = 10;

export function kernelFigures(): Figure[] {
  const minutes = publicBars(recordMarket({ seed: 1, world: 'fuzzy' }));
  const fives = fiveMinuteBars(minutes);
  return [
    ...againstPeer(minutes.slice(0, 10_000), 'one-minute bars', planFor('24h', DEEP).column),
    ...againstPeer(fives, 'five-minute bars', planFor('30d', DEEP).column),
    liveTick(minutes),
    ...yearFigures(fives),
  ];
}

function againstPeer(bars: readonly EstimatorBar[], kind: string, every: number): Figure[] {
  const grid = gridOf(bars);
  const timed = {
    kernel: [] as number[],
    peer: [] as number[],
    whole: [] as number[],
    peerWhole: [] as number[],
    columns: [] as number[],
    peerColumns: [] as number[],
  };
  for (let run = 0; run < RUNS; run++) {
    const ours = runIsobar(bars, grid, every);
    const theirs = runPeer(bars, grid, every);
    timed.kernel.push(ours.steps);
    timed.columns.push(ours.columns / ours.written);
    timed.whole.push(ours.steps + ours.columns);
    timed.peer.push(theirs.steps);
    timed.peerColumns.push(theirs.columns / theirs.written);
    timed.peerWhole.push(theirs.steps + theirs.columns);
  }
  const shared = `${bars.length} ${kind}, ${grid.size} buckets, a column each ${every / MINUTE} min`;
  const rate = (seconds: readonly number[]): number => bars.length / median(seconds);
  const times = median(timed.peerWhole.map((seconds, i) => seconds / timed.whole[i]!));
  const figure = (name: string, value: number, unit: string, baseline: string): Figure => ({
    name: `${name}: ${shared}`,
    value,
    unit,
    n: RUNS,
    baseline,
  });
  const peerRate = (seconds: readonly number[]): string => `decaying peer ${rate(seconds).toFixed(0)} bars/s`;
  return [
    figure('estimator, kernel alone', rate(timed.kernel), 'bars/s', peerRate(timed.peer)),
    figure('estimator with columns', rate(timed.whole), 'bars/s', peerRate(timed.peerWhole)),
    figure(
      'copying one column',
      median(timed.columns) * 1e6,
      'µs',
      `decaying peer ${(median(timed.peerColumns) * 1e6).toFixed(0)} µs`,
    ),
    {
      name: `estimator ÷ decaying peer, with columns: ${shared}`,
      value: times,
      unit: '×',
      n: RUNS,
      goal: `≥ ${GOAL_TIMES}`,
      holds: times >= GOAL_TIMES,
    },
    ...roofline(bars, median(timed.kernel) / bars.length, shared),
  ];
}

interface Timed {
  /** Seconds in bars and in columns, and how many columns there were. */
  readonly steps: number;
  readonly columns: number;
  readonly written: number;
}

function runIsobar(bars: readonly EstimatorBar[], grid: PriceGrid, every: number): Timed {
  const estimator = new Estimator(grid, DEFAULT_ASSUMPTIONS, 'none');
  const recorder = new ColumnRecorder(every, COLUMNS);
  return timed(
    bars,
    every,
    (bar) => estimator.step(bar),
    (bar) => recorder.barClosed(bar.openTime + bar.duration, bar.close, estimator.exposure),
  );
}

function runPeer(bars: readonly EstimatorBar[], grid: PriceGrid, every: number): Timed {
  const peer = new DecayPeer(grid, DEFAULT_ASSUMPTIONS);
  const columns: unknown[] = [];
  return timed(
    bars,
    every,
    (bar) => peer.step(bar),
    () => {
      columns.push(peer.column());
      if (columns.length > COLUMNS) columns.shift();
    },
  );
}

/** The clock is read at columns only: reading it for every bar would cost as much as some bars do. */
function timed(
  bars: readonly EstimatorBar[],
  every: number,
  step: (bar: EstimatorBar) => void,
  column: (bar: EstimatorBar) => void,
): Timed {
  let steps = 0;
  let columns = 0;
  let written = 0;
  let start = performance.now();
  for (const bar of bars) {
    step(bar);
    if ((bar.openTime + bar.duration) % every !== 0) continue;
    const closed = performance.now();
    column(bar);
    steps += closed - start;
    start = performance.now();
    columns += start - closed;
    written++;
  }
  return { steps: steps / 1_000, columns: columns / 1_000, written };
}
