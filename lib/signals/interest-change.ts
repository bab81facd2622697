/** How open interest has changed over a window, in coin: Δ = OI ÷ OI a window earlier − 1, and how usual that is. */
import { DAY, HOUR } from '../core/time';
import { elapsed, type Millis, millis, type UnixMs } from '../core/units';
import type { OpenInterest } from '../market/open-interest';
import { percentileOf } from './rank';

const HISTORY = millis(30 * DAY);
/** Days of changes, or of levels, that a percentile needs. */
const LEAST_HISTORY = millis(3 * DAY);
/** How far before the wanted instant a sample may lie. */
const TOLERANCE = HOUR;

export interface Change {
  readonly time: UnixMs;
  /** Undefined where no sample stands a window earlier. */
  readonly percent: number | undefined;
}

/** Where a value stands among those of the last 30 days at most. */
export interface Standing {
  readonly percentile: number;
  readonly span: Millis;
}

export interface InterestChange {
  readonly percent: number;
  /** Base units that it came from. */
  readonly from: number;
}

/** Of the newest sample against a window earlier; `samples` ascending, without glitches. */
export function interestChange(samples: readonly OpenInterest[], window: Millis): InterestChange | undefined {
  const newest = samples.at(-1);
  const base = newest && samples.findLast(({ time }) => time <= newest.time - window);
  if (!base || !isBase(newest.time - base.time, window)) return undefined;
  return { percent: percentChange(base.quantity, newest.quantity), from: base.quantity };
}

/** Of that change among the earlier ones; undefined until there is past enough to compare with. */
export function changeStanding(samples: readonly OpenInterest[], window: Millis): Standing | undefined {
  const changes = changesOver(samples, window);
  const newest = changes.at(-1);
  const usual = newest?.percent === undefined ? undefined : usualChanges(changes);
  if (!newest || !usual) return undefined;
  const percents = usual.map(({ percent }) => percent!);
  return {
    percentile: percentileOf(newest.percent!, percents),
    span: elapsed(usual[0]!.time, newest.time),
  };
}

/** Of the newest level itself. */
export function interestLevel(samples: readonly OpenInterest[]): Standing | undefined {
  const newest = samples.at(-1);
  const past = newest && samples.filter(({ time }) => time > newest.time - HISTORY);
  if (!past || elapsed(past[0]!.time, newest.time) < LEAST_HISTORY) return undefined;
  return {
    percentile: percentileOf(
      newest.quantity,
      past.map(({ quantity }) => quantity),
    ),
    span: elapsed(past[0]!.time, newest.time),
  };
}

export function changesOver(samples: readonly OpenInterest[], window: Millis): Change[] {
  let at = 0;
  return samples.map(({ time, quantity }) => {
    while (at + 1 < samples.length && samples[at + 1]!.time <= time - window) at++;
    const base = samples[at]!;
    const age = time - base.time;
    return { time, percent: isBase(age, window) ? percentChange(base.quantity, quantity) : undefined };
  });
}

function isBase(age: number, window: Millis): boolean {
  return age >= window && age <= window + TOLERANCE;
}

function percentChange(from: number, to: number): number {
  return (to / from - 1) * 100;
}

/** The changes of the last 30 days, or undefined when they do not reach back far enough to rank one. */
export function usualChanges(changes: readonly Change[]): Change[] | undefined {
  const end = changes.at(-1)!.time;
  const known = changes.filter(({ time, percent }) => time > end - HISTORY && percent !== undefined);
  const first = known[0];
  return first && elapsed(first.time, end) >= LEAST_HISTORY ? known : undefined;
}
