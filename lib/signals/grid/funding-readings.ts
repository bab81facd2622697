/** Which side pays, from realised rates only (signals/funding-standing.ts); what is paid is brought to a year. */
import { millis, type UnixMs } from '../../core/units';
import type { PositionSide } from '../../core/position-side';
import { type FundingRate, yearlyRate } from '../../market/funding';
import { fundingStanding, payingSide } from '../funding-standing';
import { stale } from '../signal';
import { absent, type Reading } from './reading';

export interface FundingReadings {
  /** Over 72 h, as a fraction a year. */
  readonly mean: number;
  /** Who pays that mean, and in what share of the intervals; undefined: neither side. */
  readonly meanPayer: PositionSide | undefined;
  readonly share: number;
  /** Who pays the newest rate, and its percentile among 90 days; undefined before there is a week of them. */
  readonly payer: PositionSide | undefined;
  readonly rank: number | undefined;
}

/** The next rate may be this late, in intervals. */
const OLDEST_INTERVALS = 2;

export function fundingReadings(rates: readonly FundingRate[], now: UnixMs): Reading<FundingReadings> {
  const standing = fundingStanding(rates, now);
  if (!standing) return absent('no-data');
  const { time, f8, percentile, persistence } = standing;
  const { interval } = rates.findLast((rate) => rate.time === time)!;
  if (stale(time, now, millis(OLDEST_INTERVALS * interval))) return absent('stale', time);
  if (!persistence) return absent('no-history', time);
  const { mean, side, share } = persistence;
  return {
    value: { mean: yearlyRate(mean), meanPayer: side, share, payer: payingSide(f8), rank: percentile },
    asOf: time,
  };
}
