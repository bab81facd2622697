/**
 * `GET /futures/usdt/contract_stats`: open interest, ratios and taker volumes of each period, 180 days back, ascending.
 * `time` is where the period begins. The newest row is an early reading, written anew some minutes after its period has
 * ended, when the next row appears (seen 2026-09-17); so a row counts once another follows it, and what it says of an
 * instant holds at the period's end.
 *
 * `open_interest` counts longs and shorts, so each contract twice: of BTC_USDT on 2026-09-25 the ticker's `total_size`, of
 * the same order, was 577 776 862 where `position_size`, "total long position size", was 289 031 937.
 */
import * as v from 'valibot';

import { DAY } from '../../core/time';
import { type Millis, type UnixMs, after, millis, unixMs } from '../../core/units';
import type { LongShortRatio } from '../../market/long-short-ratio';
import type { OpenInterest } from '../../market/open-interest';
import { baseOf, numeric, seconds, size } from './gate-field';
import { read, requireAscending } from './wire';

export const CONTRACT_STATS = 'futures/usdt/contract_stats';

/** Of 180 days, beyond which "from time exceeds" what is kept; the rest allows for a clock that is off. */
export const STATISTICS_BACK = millis(179 * DAY);

/** Sides that the venue counts of each contract. */
export const SIDES = 2;

const row = v.object({
  time: seconds,
  open_interest: size,
  long_taker_size: v.optional(size),
  short_taker_size: v.optional(size),
  lsr_account: v.optional(numeric),
  top_lsr_account: v.optional(numeric),
  top_lsr_size: v.optional(numeric),
});

export type StatsRow = v.InferOutput<typeof row>;

/** The rows of periods that begin in [from, to) and are not to be written anew. */
export function parseStats(payload: unknown, from: UnixMs, to: UnixMs): StatsRow[] {
  const rows = read(CONTRACT_STATS, v.array(row), payload);
  requireAscending(CONTRACT_STATS, rows, 'time', ({ time }) => time, [0, Infinity]);
  return rows.slice(0, -1).filter(({ time }) => time >= from && time < to);
}

export function openInterestOf(
  rows: readonly StatsRow[],
  period: Millis,
  contractSize: number,
): OpenInterest[] {
  return rows.map(({ time, open_interest }) => ({
    time: after(time, period),
    quantity: baseOf(open_interest / SIDES, contractSize),
  }));
}

/** A ratio of 0 means that there was nothing to compare. */
export function ratiosOf(rows: readonly StatsRow[], period: Millis): LongShortRatio[] {
  return rows.flatMap(({ time, lsr_account, top_lsr_account, top_lsr_size }) => {
    const ratios: [LongShortRatio['of'], number | undefined][] = [
      ['accounts', lsr_account],
      ['top-accounts', top_lsr_account],
      ['top-positions', top_lsr_size],
    ];
    return ratios.flatMap(([of, ratio]) =>
      ratio !== undefined && ratio > 0 ? [{ time: unixMs(time + period), of, ratio }] : [],
    );
  });
}
