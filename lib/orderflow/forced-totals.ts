/**
 * What was force-closed within the last hours, longs and shorts, in dollars. Silence counts only where the feed was heard:
 * a window of which hardly anything was heard has no total, and one that was heard in part says of how much it speaks.
 */
import { HOUR } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import { unheard } from '../market/heard';
import { type ForcedRecord, dollarsOf } from './forced-slots';

const TOTAL_HOURS = [1, 4, 12, 24] as const;

/** Of a window; what was force-closed while less of it was heard stands for nothing. */
const LEAST_HEARD = 0.05;

export interface ForcedTotal {
  readonly hours: (typeof TOTAL_HOURS)[number];
  readonly long: number;
  readonly short: number;
  /** Of the window, 0 … 1, heard. */
  readonly heard: number;
}

/** Windows of which hardly anything was heard are left out. `to`: the newest instant that can have been recorded as heard. */
export function forcedTotals({ liquidations, heard }: ForcedRecord, to: UnixMs): ForcedTotal[] {
  return TOTAL_HOURS.flatMap((hours) => {
    const from = unixMs(Math.max(0, to - hours * HOUR));
    const silent = unheard(heard, from, to).reduce((sum, hole) => sum + hole.to - hole.from, 0);
    const share = to > from ? 1 - silent / (to - from) : 0;
    if (share < LEAST_HEARD) return [];
    const within = liquidations.filter(({ time }) => time >= from && time < to);
    const total = (side: 'long' | 'short') =>
      within.reduce((sum, order) => sum + (order.position === side ? dollarsOf(order) : 0), 0);
    return [{ hours, long: total('long'), short: total('short'), heard: share }];
  });
}
