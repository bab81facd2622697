/**
 * Which side pays to stay, from realised funding only.
 *
 *   f8 = rate × 8 ÷ interval hours,   APR = f8 × 1095 (as a fraction)
 *
 * Funding of 0 … 0.01 % per 8 h is neutral (0.01 % is the interest component), so longs crowd above it, shorts below 0.
 *   persistent  the 72 h mean, weighted by interval, and ≥ 80 % of the intervals are on that side
 *   crowded     the newest rate is on that side and ≤ 10th or ≥ 90th percentile of the history, or |robust z| ≥ 1.5
 */
import { millis, type UnixMs } from '../core/units';
import { type FundingRate, NEUTRAL_F8, eightHourRate, yearlyRate } from '../market/funding';
import {
  FUNDING_WINDOW,
  type FundingPersistence,
  fundingPast,
  fundingPersistence,
  payingSide,
  reachesBack,
} from './funding-standing';
import { medianDeviation, quantile, ROBUST_DEVIATION } from './rank';
import { type Frame, type Signal, stale, unknown } from './signal';

const EXTREME = 90;
const EXTREME_Z = 1.5;
const SPARK_RATES = 90;
/** The next rate may be this late, in intervals. */
const OLDEST_INTERVALS = 2;

/** `rates` ascending; predicted ones are not counted. */
export function fundingSignal(rates: readonly FundingRate[], now: UnixMs): Signal {
  const past = fundingPast(rates, now);
  const newest = past.at(-1);
  const spark = past.slice(-SPARK_RATES).map((rate) => yearlyRate(eightHourRate(rate)));
  const frame: Frame = { signal: 'funding', unit: 'apr', window: FUNDING_WINDOW, spark };
  if (!newest) return unknown(frame, 'no-data');
  const dated: Frame = { ...frame, asOf: newest.time };
  if (stale(newest.time, now, millis(OLDEST_INTERVALS * newest.interval))) return unknown(dated, 'stale');
  const persistence = fundingPersistence(past);
  if (!persistence) return unknown(dated, 'no-history');
  if (persistence.persistent) return persistent(persistence, dated);
  return reachesBack(past) ? crowded(past, newest, dated) : unknown(dated, 'no-history');
}

function persistent({ side, mean }: FundingPersistence, frame: Frame): Signal {
  return {
    ...frame,
    reading: side === 'long' ? 'longs-persistent' : 'shorts-persistent',
    value: yearlyRate(mean),
    threshold: side === 'long' ? yearlyRate(NEUTRAL_F8) : 0,
  };
}

function crowded(past: readonly FundingRate[], newest: FundingRate, frame: Frame): Signal {
  const f8 = eightHourRate(newest);
  const { low, high } = extremes(past.map(eightHourRate));
  const dated = { ...frame, value: yearlyRate(f8) };
  const side = payingSide(f8);
  if (side === 'long' && f8 >= high)
    return { ...dated, reading: 'longs-crowded', threshold: yearlyRate(high) };
  if (side === 'short' && f8 <= low)
    return { ...dated, reading: 'shorts-crowded', threshold: yearlyRate(low) };
  const nearer = high - f8 < f8 - low ? high : low;
  return { ...dated, reading: 'neutral', threshold: yearlyRate(nearer) };
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
