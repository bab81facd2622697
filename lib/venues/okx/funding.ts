/**
 * Realised funding: `GET /api/v5/public/funding-rate-history`, newest first, three months back; `realizedRate` is what was paid,
 * `fundingRate` what had been predicted (OKX, "Get funding rate history"). It does not say how often a contract pays: eight
 * hours usually, down to one; that shows in the distance of the rates.
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import { type Millis, millis } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import { rateOrNone, textTime } from './okx-field';
import { read, requireAscending, requireInstrument } from './wire';

export const FUNDING_HISTORY = 'api/v5/public/funding-rate-history';
export const LONGEST_INTERVAL = millis(8 * HOUR);

const HOURS = [1, 2, 4, 6, 8];
const page = v.array(v.object({ instId: v.string(), realizedRate: rateOrNone, fundingTime: textTime }));

/** Ascending; a rate that has not settled yet is left out. */
export function parseFundingHistory(
  payload: unknown,
  symbol: string,
  times: readonly [number, number],
): FundingRate[] {
  const rows = read(FUNDING_HISTORY, page, payload);
  requireInstrument(FUNDING_HISTORY, rows, symbol);
  rows.reverse();
  requireAscending(FUNDING_HISTORY, rows, 'fundingTime', ({ fundingTime }) => fundingTime, times);
  const settled = rows.map(({ fundingTime }) => fundingTime);
  return rows.flatMap(({ fundingTime, realizedRate }, index) =>
    realizedRate === undefined
      ? []
      : [{ time: fundingTime, rate: realizedRate, interval: intervalAt(settled, index), kind: 'realised' }],
  );
}

/** From the rate before; of the first one on record, to the rate after. */
function intervalAt(times: readonly number[], index: number): Millis {
  const time = times[index]!;
  const before = times[index - 1];
  const beside = before ?? times[index + 1];
  const hours = beside === undefined ? undefined : Math.round(Math.abs(time - beside) / HOUR);
  return hours !== undefined && HOURS.includes(hours) ? millis(hours * HOUR) : LONGEST_INTERVAL;
}
