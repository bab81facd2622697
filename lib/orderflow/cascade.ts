/**
 * Cascades of forced orders, from the dollars force-closed in each slot:
 *
 *   running    from a slot above the 95th percentile on
 *   exhausted  from the slot that falls below half the cascade's peak, for an hour
 *   none       otherwise
 *
 * The percentile is that of the heard slots before, in which anything was force-closed: in quiet markets most slots hold
 * nothing, and the 95th percentile of all would be nothing too.
 */
import { HOUR } from '../core/time';
import type { PositionSide } from '../core/position-side';
import { type UnixMs, unixMs } from '../core/units';
import type { ForcedSlots } from './forced-slots';

export interface Cascade {
  readonly state: 'running' | 'exhausted';
  /** Whose positions were force-closed the most. */
  readonly side: PositionSide;
  readonly since: UnixMs;
  /** Dollars of that side since. */
  readonly realised: number;
  /** Dollars of both sides in the newest slot and in the largest. */
  readonly newest: number;
  readonly peak: number;
}

export interface CascadeReading {
  /** The end of the newest heard slot. */
  readonly asOf: UnixMs;
  /** Dollars a slot from which on a cascade is said to run. */
  readonly threshold: number;
  /** Undefined where there is none. */
  readonly cascade: Cascade | undefined;
}

const PERCENTILE = 0.95;
/** Half a day of five-minute slots. */
const LEAST_SLOTS = 144;
/** With fewer slots that hold anything their percentile says nothing. */
const LEAST_FILLED = 20;

/** Undefined while too little was heard to know what is usual, or where the newest slots were not heard. */
export function cascadeReading(slots: ForcedSlots): CascadeReading | undefined {
  const rates = slots.long.map((long, i) => long + slots.short[i]!);
  const last = lastHeard(rates);
  if (last === undefined) return undefined;
  const threshold = usual(rates, last);
  if (threshold === undefined) return undefined;
  const run = runningAt(slots, rates, last, threshold);
  return {
    asOf: unixMs(slots.from + (last + 1) * slots.interval),
    threshold,
    cascade: run && { ...run, newest: rates[last]! },
  };
}

/** The record of what was heard is a slot behind at times. */
function lastHeard(rates: Float64Array): number | undefined {
  const last = rates.length - 1;
  return [last, last - 1].find((i) => i >= 0 && !Number.isNaN(rates[i]!));
}

function usual(rates: Float64Array, last: number): number | undefined {
  const heard = rates.subarray(0, last).filter((rate) => !Number.isNaN(rate));
  const filled = heard.filter((rate) => rate > 0).sort();
  if (heard.length < LEAST_SLOTS || filled.length < LEAST_FILLED) return undefined;
  return filled[Math.ceil(PERCENTILE * filled.length) - 1];
}

/** Walks forward: a cascade begins above the threshold and ends an hour after it fell below half its peak. */
function runningAt(
  { interval, from, long, short }: ForcedSlots,
  rates: Float64Array,
  last: number,
  threshold: number,
): Omit<Cascade, 'newest'> | undefined {
  let begun: number | undefined;
  let peak = 0;
  let faded: number | undefined;
  for (let i = 0; i <= last; i++) {
    const rate = rates[i]!;
    const isOver = faded !== undefined && (i - faded) * interval >= HOUR;
    if (Number.isNaN(rate) || isOver) [begun, faded, peak] = [undefined, undefined, 0];
    const isAgain = faded !== undefined && (rate > peak || (rate > threshold && rates[i - 1]! <= threshold));
    if (rate > threshold && (begun === undefined || isAgain)) [begun, faded, peak] = [i, undefined, rate];
    if (begun === undefined || faded !== undefined) continue;
    peak = Math.max(peak, rate);
    if (rate < peak / 2) faded = i;
  }
  if (begun === undefined) return undefined;
  const total = (side: Float64Array) => side.subarray(begun, last + 1).reduce((sum, usd) => sum + usd, 0);
  const [longs, shorts] = [total(long), total(short)];
  return {
    state: faded === undefined ? 'running' : 'exhausted',
    side: longs >= shorts ? 'long' : 'short',
    since: unixMs(from + begun * interval),
    realised: Math.max(longs, shorts),
    peak,
  };
}
