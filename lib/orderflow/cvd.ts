/**
 * Cumulative volume delta: CVDᵢ = Σ δ from an anchor up to and including bar i.
 * The sum starts anew at every anchor and after every gap, and each point says since when it counts:
 * carried over a gap it would treat what is missing as zero.
 */
import { DAY, floorTo } from '../core/time';
import { type Millis, type UnixMs, unixMs } from '../core/units';
import { type Gap, gapsIn } from '../market/gap';
import type { DeltaSeries } from './delta';

/** Where a sum starts. `since`: at each of the given times (ascending), such as funding times, or one the user picked. */
export type Anchor =
  | 'utc-day'
  | 'iso-week'
  | 'utc-month'
  | 'rolling-24h'
  | { readonly since: readonly UnixMs[] };

export interface Cvd {
  readonly openTimes: Float64Array;
  readonly values: Float64Array;
  /** For each point the open time of the first bar in its sum. */
  readonly since: Float64Array;
  /** Where the line is broken. */
  readonly gaps: readonly Gap[];
}

const WEEK = (7 * DAY) as Millis;
/** The epoch was a Thursday; ISO weeks start on Mondays. */
const FIRST_MONDAY = 4 * DAY;

export function cvd(series: Omit<DeltaSeries, 'provenance'>, anchor: Anchor): Cvd {
  const { openTimes, delta, interval } = series;
  const kept = firstAnchored(openTimes, anchor);
  const times = openTimes.subarray(kept);
  const values = new Float64Array(times.length);
  const since = new Float64Array(times.length);
  const startOf = starts(anchor);
  let first = 0;
  let sum = 0;
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!;
    const broken = i > 0 && time - times[i - 1]! !== interval;
    if (broken || anchor !== 'rolling-24h') {
      if (broken || times[first]! < startOf(time)) [first, sum] = [i, 0];
    } else {
      for (; times[first]! <= time - DAY; first++) sum -= delta[kept + first]!;
    }
    sum += delta[kept + i]!;
    values[i] = sum;
    since[i] = times[first]!;
  }
  return { openTimes: times, values, since, gaps: breaks(times, interval) };
}

function breaks(times: Float64Array, interval: Millis): Gap[] {
  if (times.length === 0) return [];
  const end = unixMs(times.at(-1)! + interval);
  return gapsIn(times, interval, unixMs(times[0]!), end, 'missed');
}

/** Bars before the first chosen anchor belong to no sum. */
function firstAnchored(openTimes: Float64Array, anchor: Anchor): number {
  if (typeof anchor === 'string') return 0;
  const from = anchor.since[0] ?? Infinity;
  const index = openTimes.findIndex((time) => time >= from);
  return index < 0 ? openTimes.length : index;
}

/** The anchor in force at a bar's open time; asked with ascending times. */
function starts(anchor: Anchor): (time: number) => number {
  switch (anchor) {
    case 'utc-day':
    case 'rolling-24h':
      return (time) => floorTo(unixMs(time), DAY);
    case 'iso-week':
      return (time) => Math.floor((time - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;
    case 'utc-month':
      return monthStart;
    default: {
      let next = 0;
      return (time) => {
        while (next + 1 < anchor.since.length && anchor.since[next + 1]! <= time) next++;
        return anchor.since[next]!;
      };
    }
  }
}

function monthStart(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
