/**
 * Realised funding: `GET public/get_funding_rate_history`, a row an hour, at most 744. Funding is paid by the millisecond:
 * `interest_1h` is what an hour up to `timestamp` cost, so hours follow on each other and add up; `interest_8h` is the sum of
 * the eight hours up to then, of which seven were in the row before (Deribit, "public/get_funding_rate_history").
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import type { UnixMs } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import { wireTime } from '../wire-field';
import { answerOf } from './answer';
import { numericRate } from './deribit-field';
import { requireAscending } from './wire';

const FUNDING = 'public/get_funding_rate_history';
/** A month of 30 days; the venue's cap is one of 31. */
export const FUNDING_HOURS = 720;

const rows = v.array(v.object({ timestamp: wireTime, interest_1h: numericRate }));

/** In [from, to), ascending. Whether the venue counts the instant that it is asked from is not said: a row before is no fault. */
export function parseFundingRates(payload: unknown, from: UnixMs, to: UnixMs): FundingRate[] {
  const { result } = answerOf(FUNDING, rows, payload);
  const sorted = result.toSorted((a, b) => a.timestamp - b.timestamp);
  requireAscending(FUNDING, sorted, 'timestamp', ({ timestamp }) => timestamp, [from - 1, to - 1]);
  return sorted
    .filter(({ timestamp }) => timestamp >= from)
    .map(({ timestamp, interest_1h: rate }) => ({ time: timestamp, rate, interval: HOUR, kind: 'realised' }));
}
