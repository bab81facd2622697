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
  /** Undefined until there is past enough to compare with. */
  readonly standing: Standing | undefined;
}

/** Of the newest sample against a window earlier; `samples` ascending, without glitches. */
export function interestChange(samples: readonly OpenInterest[], window: Millis): InterestChange | undefined {
  const changes = changesOver(samples, window);
  const percent = changes.at(-1)?.percent;
  if (percent === undefined) return undefined;
  const usual = usualChanges(changes);
  return {
    percent,
    from: samples.at(-1)!.quantity / (1 + percent / 100),
    standing: usual && {
      percentile: percentileOf(
        percent,
        usual.map((change) => change.percent!),
      ),
      span: elapsed(usual[0]!.time, changes.at(-1)!.time),
    },
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
    const known = age >= window && age <= window + TOLERANCE;
    return { time, percent: known ? (quantity / base.quantity - 1) * 100 : undefined };
  });
}

/** The changes of the last 30 days, or undefined when they do not reach back far enough to rank one. */
export function usualChanges(changes: readonly Change[]): Change[] | undefined {
  const end = changes.at(-1)!.time;
  const known = changes.filter(({ time, percent }) => time > end - HISTORY && percent !== undefined);
  const first = known[0];
  return first && elapsed(first.time, end) >= LEAST_HISTORY ? known : undefined;
}
