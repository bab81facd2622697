/** Funding, and what a rate of any interval costs in eight hours and in a year: f8 = rate × 8 ÷ hours, APR = f8 × 1095. */
import { HOUR } from '../core/time';
import type { Millis, UnixMs } from '../core/units';

/** A funding rate: positive means longs pay shorts. The interval differs by venue and changes: it belongs to the rate. */
export interface FundingRate {
  readonly time: UnixMs;
  /** Fraction of notional per interval (0.0001 = 0.01 %). */
  readonly rate: number;
  readonly interval: Millis;
  readonly kind: 'realised' | 'predicted';
}

/** What longs pay when neither side outweighs the other: the interest component, 0.01 % per 8 h. */
export const NEUTRAL_F8 = 0.0001;

const YEAR_OF_F8 = 1095;

export function eightHourRate({ rate, interval }: Pick<FundingRate, 'rate' | 'interval'>): number {
  return (rate * 8 * HOUR) / interval;
}

export function yearlyRate(f8: number): number {
  return f8 * YEAR_OF_F8;
}

/** Dollars that a long of this size pays over a day at a rate per 8 h, and a short receives. */
export function dailyFunding(f8: number, usd: number): number {
  return 3 * f8 * usd;
}
