/** Bars per second of the estimator, and of the naive peer on the same bars in the same run. */
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { estimates } from '../../lib/liquidation/estimate';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { Figure } from '../figures/figure';
import { recordMarket } from '../market/record';
import { publicBars } from '../score/public-bars';
import { median } from './quantile';
import { ArrayPeer } from './naive-peer';

const ANSWERS = 180;
const RUNS = 3;
const GOAL_SECONDS = 10;
/** The peer's array grows with the history, and its time with the square: more than this cannot be waited for. */
const PREFIX = 5_000;

type Run = (bars: readonly EstimatorBar[], at: readonly number[]) => number;

export function estimatorFigures(): Figure[] {
  const bars = publicBars(recordMarket({ seed: 1, world: 'fuzzy' }));
  const prefix = bars.slice(0, PREFIX);
  const full: number[] = [];
  const ours: number[] = [];
  const peers: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    full.push(secondsOf(isobar, bars));
    ours.push(secondsOf(isobar, prefix));
    peers.push(secondsOf(naivePeer, prefix));
  }
  const seconds = median(full);
  const rate = { isobar: prefix.length / median(ours), peer: prefix.length / median(peers) };
  const shared = `first ${prefix.length} bars, ${ANSWERS} answers`;
  return [
    {
      name: `estimator: ${bars.length} one-minute bars with ${ANSWERS} answers`,
      value: seconds,
      unit: 's',
      goal: `≤ ${GOAL_SECONDS} s`,
      n: RUNS,
      holds: seconds <= GOAL_SECONDS,
    },
    {
      name: `estimator: ${bars.length} bars, ${ANSWERS} answers`,
      value: bars.length / seconds,
      unit: 'bars/s',
      n: RUNS,
    },
    {
      name: `estimator: ${shared}`,
      value: rate.isobar,
      unit: 'bars/s',
      baseline: `naive peer ${rate.peer.toFixed(0)} bars/s`,
      n: RUNS,
    },
    { name: `estimator ÷ naive peer: ${shared}`, value: rate.isobar / rate.peer, unit: '×', n: RUNS },
  ];
}

/** The instants spread evenly over the bars, the last at their end. */
function secondsOf(run: Run, bars: readonly EstimatorBar[]): number {
  const at = Array.from({ length: ANSWERS }, (_, i) => {
    const { openTime, duration } = bars[Math.floor(((i + 1) * bars.length) / ANSWERS) - 1]!;
    return openTime + duration;
  });
  const start = performance.now();
  const answered = run(bars, at);
  const seconds = (performance.now() - start) / 1000;
  if (answered !== ANSWERS) throw new Error(`estimator bench: expected ${ANSWERS} answers, got ${answered}`);
  return seconds;
}

function isobar(bars: readonly EstimatorBar[], at: readonly number[]): number {
  const answers = estimates(bars, { assumptions: DEFAULT_ASSUMPTIONS, feed: 'none', at });
  let answered = 0;
  while (!answers.next().done) answered++;
  return answered;
}

function naivePeer(bars: readonly EstimatorBar[], at: readonly number[]): number {
  const peer = new ArrayPeer();
  let answered = 0;
  for (const bar of bars) {
    peer.step(bar);
    if (bar.openTime + bar.duration !== at[answered]) continue;
    peer.densities(bar.markClose ?? bar.close);
    answered++;
  }
  return answered;
}
