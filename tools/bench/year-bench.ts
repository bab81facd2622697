/** A year of five-minute bars of six venues, each with a column a day; and the memory that its runs then hold, without the bars. */
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';

import { DAY } from '../../lib/core/time';
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { EstimateRun } from '../../lib/liquidation/estimate';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { Figure } from '../figures/figure';
import { repeated } from './year-bars';

const YEAR_BARS = 365 * 288;
const VENUES = 6;
const GOAL_YEAR = 3;
const GOAL_MEGABYTES = 150;

/** `month`: five-minute bars to make the year of. */
export function yearFigures(month: readonly EstimatorBar[]): Figure[] {
  const bars = repeated(month, YEAR_BARS);
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

/** What is still held once all that nothing needs is gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // What earlier figures left is not all gone after one collection.
  if (typeof collect === 'function') for (let i = 0; i < 3; i++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
