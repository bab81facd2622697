/**
 * `GET /futures/usdt/funding_rate`: realised funding, newest first, 180 days back. Contracts pay every one, four or eight
 * hours, and their interval changes; a rate is stamped up to a second late.
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import { type Millis, millis } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import { wireRate } from '../wire-field';
import { seconds } from './gate-field';
import { read, requireAscending } from './wire';

export const FUNDING_RATE = 'futures/usdt/funding_rate';

const INTERVALS = [1, 2, 4, 8];
const page = v.array(v.object({ t: seconds, r: wireRate }));

/** The interval of each rate is its distance from the one before, where both are there; else today's `interval`. */
export function parseFundingRates(
  payload: unknown,
  interval: Millis,
  times: readonly [number, number],
): FundingRate[] {
  const rows = read(FUNDING_RATE, page, payload).toReversed();
  requireAscending(FUNDING_RATE, rows, 't', ({ t }) => t, times);
  return rows.map(({ t, r }, index) => {
    const before = rows[index - 1]?.t;
    const hours = before === undefined ? undefined : Math.round((t - before) / HOUR);
    const known = hours !== undefined && INTERVALS.includes(hours);
    return { time: t, rate: r, interval: known ? millis(hours * HOUR) : interval, kind: 'realised' };
  });
}
