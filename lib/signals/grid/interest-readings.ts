/**
 * Open interest in coin: its change over a day and over three, how large such a day is for this market, and how high it
 * stands (signals/interest-change.ts).
 */
import { DAY, MINUTE } from '../../core/time';
import { millis, type UnixMs } from '../../core/units';
import type { OpenInterest } from '../../market/open-interest';
import { withoutGlitches } from '../glitches';
import { changeStanding, interestChange, interestLevel } from '../interest-change';
import { stale } from '../signal';
import { absent, type Reading } from './reading';

export interface InterestReadings {
  /** Percent; undefined where no sample stands that far back. */
  readonly day: number | undefined;
  readonly threeDays: number | undefined;
  /** Percentiles among 30 days; undefined before there are three of them. */
  readonly dayRank: number | undefined;
  readonly level: number | undefined;
}

const THREE_DAYS = millis(3 * DAY);
const OLDEST = millis(20 * MINUTE);

export function interestReadings(samples: readonly OpenInterest[], now: UnixMs): Reading<InterestReadings> {
  const clean = withoutGlitches(samples.filter(({ time }) => time <= now));
  const newest = clean.at(-1);
  if (!newest) return absent('no-data');
  if (stale(newest.time, now, OLDEST)) return absent('stale', newest.time);
  const value: InterestReadings = {
    day: interestChange(clean, DAY)?.percent,
    dayRank: changeStanding(clean, DAY)?.percentile,
    threeDays: interestChange(clean, THREE_DAYS)?.percent,
    level: interestLevel(clean)?.percentile,
  };
  return { value, asOf: newest.time };
}
