/**
 * What a bar costs, and a column, beside the quickest peer's method on the same bars, the same grid and the same columns, in
 * turns. The estimator alone and with its columns; then a year of six venues, and how far off the memory's pace all this is.
 */
import { DAY, MINUTE } from '../../lib/core/time';
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { ColumnRecorder } from '../../lib/liquidation/columns';
import { EstimateRun } from '../../lib/liquidation/estimate';
import { Estimator } from '../../lib/liquidation/estimator';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { type PriceGrid, gridOver } from '../../lib/liquidation/price-grid';
import type { Figure } from '../figures/figure';
import { recordMarket } from '../market/record';
import { publicBars } from '../score/public-bars';
import { bytesPerBar } from './bytes-moved';
import { DecayPeer } from './decay-peer';
import { memoryBandwidth } from './memory-bandwidth';
import { median, quantile } from './quantile';
import { fiveMinuteBars, repeated } from './year-bars';

const RUNS = 5;
const COLUMN = 15 * MINUTE;
const COLUMNS = 300;
const GOAL_TIMES = 10;
const GOAL_TICK = 40;
const YEAR_BARS = 365 * 288;
const VENUES = 6;
const GOAL_YEAR = 3;
const GOAL_MEGABYTES = 150;

export function kernelFigures(): Figure[] {
  const minutes = publicBars(recordMarket({ seed: 1, world: 'fuzzy' }));
  const fives = fiveMinuteBars(minutes);
  return [
    ...againstPeer(minutes.slice(0, 10_000), 'one-minute bars'),
    ...againstPeer(fives, 'five-minute bars'),
    tick(minutes),
    ...year(repeated(fives, YEAR_BARS)),
  ];
}

function againstPeer(bars: readonly EstimatorBar[], kind: string): Figure[] {
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
    const ours = runIsobar(bars, grid);
    const theirs = runPeer(bars, grid);
    timed.kernel.push(ours.steps);
    timed.columns.push(ours.columns / ours.written);
    timed.whole.push(ours.steps + ours.columns);
    timed.peer.push(theirs.steps);
    timed.peerColumns.push(theirs.columns / theirs.written);
    timed.peerWhole.push(theirs.steps + theirs.columns);
  }
  const shared = `${bars.length} ${kind}, ${grid.size} buckets`;
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

function runIsobar(bars: readonly EstimatorBar[], grid: PriceGrid): Timed {
  const estimator = new Estimator(grid, DEFAULT_ASSUMPTIONS, 'none');
  const recorder = new ColumnRecorder(COLUMN, COLUMNS);
  return timed(
    bars,
    (bar) => estimator.step(bar),
    (bar) => recorder.barClosed(bar.openTime + bar.duration, bar.close, estimator.exposure),
  );
}

function runPeer(bars: readonly EstimatorBar[], grid: PriceGrid): Timed {
  const peer = new DecayPeer(grid, DEFAULT_ASSUMPTIONS);
  const columns: unknown[] = [];
  return timed(
    bars,
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
  step: (bar: EstimatorBar) => void,
  column: (bar: EstimatorBar) => void,
): Timed {
  let steps = 0;
  let columns = 0;
  let written = 0;
  let start = performance.now();
  for (const bar of bars) {
    step(bar);
    if ((bar.openTime + bar.duration) % COLUMN !== 0) continue;
    const closed = performance.now();
    column(bar);
    steps += closed - start;
    start = performance.now();
    columns += start - closed;
    written++;
  }
  return { steps: steps / 1_000, columns: columns / 1_000, written };
}

/** At the pace of memory a bar would take bytes ÷ bandwidth. */
function roofline(bars: readonly EstimatorBar[], secondsPerBar: number, shared: string): Figure[] {
  const bytes = bytesPerBar(bars, DEFAULT_ASSUMPTIONS);
  const bandwidth = memoryBandwidth();
  return [
    {
      name: `estimator, moved per bar at least: ${shared}`,
      value: bytes / 1024,
      unit: 'KiB',
      n: bars.length,
      baseline: `memory ${(bandwidth / 1e9).toFixed(1)} GB/s`,
    },
    {
      name: `estimator ÷ memory's pace: ${shared}`,
      value: secondsPerBar / (bytes / bandwidth),
      unit: '×',
      n: bars.length,
      baseline: `${((bytes / bandwidth) * 1e6).toFixed(1)} µs of ${(secondsPerBar * 1e6).toFixed(1)} µs a bar`,
    },
  ];
}

/** The newest bar, taken by an estimator that has run on all before it. */
function tick(bars: readonly EstimatorBar[]): Figure {
  const estimator = new Estimator(gridOf(bars), DEFAULT_ASSUMPTIONS, 'none');
  const live = bars.slice(-2_000);
  for (const bar of bars.slice(0, -2_000)) estimator.step(bar);
  const micros = live.map((bar) => {
    const start = performance.now();
    estimator.step(bar);
    return (performance.now() - start) * 1_000;
  });
  const value = median(micros);
  return {
    name: 'live tick: the newest bar taken, median',
    value,
    unit: 'µs',
    n: live.length,
    goal: `≤ ${GOAL_TICK} µs`,
    baseline: `99 % within ${quantile(micros, 0.99).toFixed(0)} µs`,
    holds: value <= GOAL_TICK,
  };
}

/** Six venues, each with a column a day; memory is what their runs hold at the end, without the bars. */
function year(bars: readonly EstimatorBar[]): Figure[] {
  const before = heldBytes();
  const start = performance.now();
  const runs = Array.from({ length: VENUES }, () => {
    const run = new EstimateRun(bars, {
      assumptions: DEFAULT_ASSUMPTIONS,
      feed: 'none',
      columns: { every: DAY, keep: 365 },
    });
    run.advance(Infinity);
    return run;
  });
  const seconds = (performance.now() - start) / 1_000;
  const megabytes = (heldBytes() - before) / 1e6;
  const n = runs.length * bars.length;
  return [
    {
      name: `a year of five-minute bars × ${VENUES} venues`,
      value: seconds,
      unit: 's',
      n,
      goal: `≤ ${GOAL_YEAR} s`,
      holds: seconds <= GOAL_YEAR,
    },
    {
      name: `memory that a year × ${VENUES} venues holds`,
      value: megabytes,
      unit: 'MB',
      n,
      goal: `≤ ${GOAL_MEGABYTES} MB`,
      holds: megabytes <= GOAL_MEGABYTES,
    },
  ];
}

function heldBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function gridOf(bars: readonly EstimatorBar[]): PriceGrid {
  let low = Infinity;
  let high = 0;
  for (const bar of bars) {
    low = Math.min(low, bar.low, bar.markLow ?? bar.low);
    high = Math.max(high, bar.high, bar.markHigh ?? bar.high);
  }
  return gridOver(low, high, DEFAULT_ASSUMPTIONS.bucket, DEFAULT_ASSUMPTIONS.reach);
}
