/** What the newest bar costs, taken by an estimator that has run on all before it. */
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { Estimator } from '../../lib/liquidation/estimator';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { Figure } from '../figures/figure';
import { gridOf } from './bar-grid';
import { median, quantile } from './quantile';

const GOAL_TICK = 40;
const LIVE = 2_000;

export function liveTick(bars: readonly EstimatorBar[]): Figure {
  const estimator = new Estimator(gridOf(bars), DEFAULT_ASSUMPTIONS, 'none');
  const live = bars.slice(-LIVE);
  for (const bar of bars.slice(0, -LIVE)) estimator.step(bar);
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
