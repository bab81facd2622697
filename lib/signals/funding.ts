/**
 * Which side pays to stay, from realised funding only.
 *
 *   f8 = rate × 8 ÷ interval hours,   APR = f8 × 1095 (as a fraction)
 *
 * Funding of 0 … 0.01 % per 8 h is neutral (0.01 % is the interest component), so longs crowd above it, shorts below 0.
 *   persistent  the 72 h mean, weighted by interval, and ≥ 80 % of the intervals are on that side
 *   crowded     the newest rate is on that side and ≤ 10th or ≥ 90th percentile of the history, or |robust z| ≥ 1.5
 */
import { DAY, HOUR } from '../core/time';
import { elapsed, millis, type UnixMs } from '../core/units';
import type { FundingRate } from '../market/funding';
import type { PositionSide } from '../core/position-side';
import { medianDeviation, quantile, ROBUST_DEVIATION } from './rank';
import { type Frame, type Signal, stale, unknown } from './signal';

const NEUTRAL_F8 = 0.0001;
const YEAR_OF_F8 = 1095;
const WINDOW = millis(72 * HOUR);
const PERSISTENT_SHARE = 0.8;
/** Share of the 72 h that must be published. */
const LEAST_COVERED = 0.9;
const HISTORY = millis(90 * DAY);
const LEAST_HISTORY = millis(7 * DAY);
const EXTREME = 90;
const EXTREME_Z = 1.5;
const SPARK_RATES = 90;
/** The next rate may be this late, in intervals. */
const OLDEST_INTERVALS = 2;

export function eightHourRate({ rate, interval }: FundingRate): number {
  return (rate * 8 * HOUR) / interval;
}

/** `rates` ascending; predicted ones are not counted. */
export function fundingSignal(rates: readonly FundingRate[], now: UnixMs): Signal {
  const realised = rates.filter(({ kind, time }) => kind === 'realised' && time <= now);
  const newest = realised.at(-1);
  const spark = realised.slice(-SPARK_RATES).map((rate) => eightHourRate(rate) * YEAR_OF_F8);
  const frame: Frame = { signal: 'funding', unit: 'apr', window: WINDOW, spark };
  if (!newest) return unknown(frame, 'no-data');
  const dated: Frame = { ...frame, asOf: newest.time };
  if (stale(newest.time, now, millis(OLDEST_INTERVALS * newest.interval))) return unknown(dated, 'stale');
  const history = realised.filter(({ time }) => time > newest.time - HISTORY);
  const window = history.filter(({ time }) => time > newest.time - WINDOW);
  if (covered(window) < LEAST_COVERED) return unknown(dated, 'no-history');
  const said = persistent(window, dated);
  if (said) return said;
  const known = elapsed(history[0]!.time, newest.time);
  return known < LEAST_HISTORY ? unknown(dated, 'no-history') : crowded(history, newest, dated);
}

function persistent(window: readonly FundingRate[], frame: Frame): Signal | undefined {
  const mean = weightedMean(window);
  const side = payer(mean);
  const same = window.filter((rate) => payer(eightHourRate(rate)) === side).length;
  if (!side || same < PERSISTENT_SHARE * window.length) return undefined;
  return {
    ...frame,
    reading: side === 'long' ? 'longs-persistent' : 'shorts-persistent',
    value: mean * YEAR_OF_F8,
    threshold: side === 'long' ? NEUTRAL_F8 * YEAR_OF_F8 : 0,
  };
}

function crowded(history: readonly FundingRate[], newest: FundingRate, frame: Frame): Signal {
  const f8 = eightHourRate(newest);
  const { low, high } = extremes(history.map(eightHourRate));
  const dated = { ...frame, value: f8 * YEAR_OF_F8 };
  const side = payer(f8);
  if (side === 'long' && f8 >= high)
    return { ...dated, reading: 'longs-crowded', threshold: high * YEAR_OF_F8 };
  if (side === 'short' && f8 <= low)
    return { ...dated, reading: 'shorts-crowded', threshold: low * YEAR_OF_F8 };
  const nearer = high - f8 < f8 - low ? high : low;
  return { ...dated, reading: 'neutral', threshold: nearer * YEAR_OF_F8 };
}

/** The rates from which on either side is crowded: the percentile or the robust z, whichever comes first. */
function extremes(past: readonly number[]): { low: number; high: number } {
  const spread = EXTREME_Z * ROBUST_DEVIATION * medianDeviation(past) || Infinity;
  const centre = quantile(past, 50);
  return {
    low: Math.min(0, Math.max(quantile(past, 100 - EXTREME), centre - spread)),
    high: Math.max(NEUTRAL_F8, Math.min(quantile(past, EXTREME), centre + spread)),
  };
}

function payer(f8: number): PositionSide | undefined {
  if (f8 > NEUTRAL_F8) return 'long';
  return f8 < 0 ? 'short' : undefined;
}

function covered(rates: readonly FundingRate[]): number {
  return rates.reduce((sum, { interval }) => sum + interval, 0) / WINDOW;
}

/** Each rate counts for the time that it covers: intervals change, and differ by venue. */
function weightedMean(rates: readonly FundingRate[]): number {
  const time = rates.reduce((sum, { interval }) => sum + interval, 0);
  return rates.reduce((sum, rate) => sum + eightHourRate(rate) * rate.interval, 0) / time;
}
