/** What one contract adds to the sums, in dollars at its own price. Absent: what is not known of it. */
import { DAY } from '../core/time';
import { masses } from '../liquidation/balance';
import type { DeltaSeries } from '../orderflow/delta';
import type { VenueFigures } from '../protocol/snapshot';
import type { Picture } from './picture';

/** What counts as near: the range of the actionable bands. */
const NEAR = 0.05;

export function venueFigures({ estimate, openInterest, flow }: Picture): VenueFigures | undefined {
  if (!estimate) return undefined;
  const { profile, price } = estimate;
  const { above, below } = masses(profile.grid, profile, price, 0, NEAR);
  const interest = openInterest.at(-1)?.quantity;
  const delta = flow && flow.delta.provenance !== 'estimated' ? lastDay(flow.delta) : undefined;
  return {
    above: above * price,
    below: below * price,
    ...(interest !== undefined && { openInterest: interest * price }),
    ...(delta !== undefined && { delta: delta * price }),
  };
}

/** Base units over the day before its end; undefined where it does not reach back so far. */
function lastDay({ openTimes, delta, interval }: DeltaSeries): number | undefined {
  const from = openTimes.at(-1)! + interval - DAY;
  const first = openTimes.findIndex((time) => time >= from);
  if (first < 0 || openTimes[0]! > from) return undefined;
  return delta.subarray(first).reduce((sum, value) => sum + value, 0);
}
