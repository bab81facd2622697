/**
 * How a market's funding stands in its own past, from realised rates per 8 h (f8).
 *
 *   percentile  the newest among those of 90 days at most, from 7 days on
 *   robust z    (f8 − median) ÷ (1.4826 MAD); none where MAD = 0
 *   persistence the 72 h mean, weighted by interval, and the share of the intervals on its side
 */
import type { PositionSide } from '../core/position-side';
import { DAY, HOUR } from '../core/time';
import { type Millis, type UnixMs, elapsed, millis } from '../core/units';
import { type FundingRate, NEUTRAL_F8, eightHourRate } from '../market/funding';
import { ROBUST_DEVIATION, medianDeviation, percentileOf, quantile } from './rank';

export const FUNDING_WINDOW = millis(72 * HOUR);
const PERSISTENT_SHARE = 0.8;
/** Share of the 72 h that must be published. */
const LEAST_COVERED = 0.9;
const HISTORY = millis(90 * DAY);
const LEAST_HISTORY = millis(7 * DAY);

export interface FundingPersistence {
  /** Mean f8. */
  readonly mean: number;
  /** Which side pays more than is neutral on the mean; absent: neither. */
  readonly side?: PositionSide;
  /** Of the intervals, those on that side, or on neither. */
  readonly share: number;
  /** Mean and ≥ 80 % of the intervals are on that side. */
  readonly persistent: boolean;
}

export interface FundingStanding {
  /** The newest realised f8, and when it was paid. */
  readonly f8: number;
  readonly time: UnixMs;
  /** How much past there is to compare with. */
  readonly span: Millis;
  readonly percentile?: number;
  readonly robustZ?: number;
  readonly persistence?: FundingPersistence;
}

/** Realised rates up to `now` of the last 90 days; `rates` ascending. */
export function fundingPast(rates: readonly FundingRate[], now: UnixMs): FundingRate[] {
  const realised = rates.filter(({ kind, time }) => kind === 'realised' && time <= now);
  const newest = realised.at(-1);
  return newest ? realised.filter(({ time }) => time > newest.time - HISTORY) : [];
}

export function fundingStanding(rates: readonly FundingRate[], now: UnixMs): FundingStanding | undefined {
  const past = fundingPast(rates, now);
  const newest = past.at(-1);
  if (!newest) return undefined;
  const f8 = eightHourRate(newest);
  const all = past.map(eightHourRate);
  const persistence = fundingPersistence(past);
  const spread = ROBUST_DEVIATION * medianDeviation(all);
  return {
    f8,
    time: newest.time,
    span: elapsed(past[0]!.time, newest.time),
    ...(reachesBack(past) && {
      percentile: percentileOf(f8, all),
      ...(spread > 0 && { robustZ: (f8 - quantile(all, 50)) / spread }),
    }),
    ...(persistence && { persistence }),
  };
}

/** Whether there is past enough to say what is usual. */
export function reachesBack(past: readonly FundingRate[]): boolean {
  return past.length > 0 && elapsed(past[0]!.time, past.at(-1)!.time) >= LEAST_HISTORY;
}

/** Undefined where too little of the 72 h is published. */
export function fundingPersistence(past: readonly FundingRate[]): FundingPersistence | undefined {
  const window = past.filter(({ time }) => time > past.at(-1)!.time - FUNDING_WINDOW);
  const covered = window.reduce((sum, { interval }) => sum + interval, 0);
  if (covered < LEAST_COVERED * FUNDING_WINDOW) return undefined;
  const paid = window.reduce((sum, rate) => sum + eightHourRate(rate) * rate.interval, 0);
  const mean = paid / covered;
  const side = payingSide(mean);
  const same = window.filter((rate) => payingSide(eightHourRate(rate)) === side).length;
  const share = same / window.length;
  return { mean, ...(side && { side }), share, persistent: side !== undefined && share >= PERSISTENT_SHARE };
}

/** The side that pays to stay, beyond what is neutral. */
export function payingSide(f8: number): PositionSide | undefined {
  if (f8 > NEUTRAL_F8) return 'long';
  return f8 < 0 ? 'short' : undefined;
}
