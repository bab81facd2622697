/**
 * Realised funding: `GET /fapi/v1/fundingRate`; and how often each contract pays: `/fapi/v1/fundingInfo`, which lists only
 * the contracts that differ from eight hours or whose caps were changed (Binance, "Get Funding Rate Info").
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import { type Millis, millis } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import { wireRate, wireSymbol, wireTime } from '../wire-field';
import { read, requireAscending } from './wire';

export const FUNDING_RATE = 'fapi/v1/fundingRate';
export const FUNDING_INFO = 'fapi/v1/fundingInfo';
export const USUAL_INTERVAL = (8 * HOUR) as Millis;

const INTERVALS = [1, 2, 4, 8];
const info = v.array(v.object({ symbol: v.string(), fundingIntervalHours: v.picklist(INTERVALS) }));

export function parseFundingInfo(payload: unknown): Map<string, Millis> {
  const rows = read(FUNDING_INFO, info, payload);
  return new Map(
    rows.map(({ symbol, fundingIntervalHours }) => [symbol, millis(fundingIntervalHours * HOUR)]),
  );
}

/** The interval of each rate is its distance from the one before, where both are there; else today's `interval`. */
export function parseFundingRates(
  payload: unknown,
  symbol: string,
  interval: Millis,
  times: readonly [number, number],
  endpoint = FUNDING_RATE,
): FundingRate[] {
  const row = v.object({ symbol: wireSymbol(symbol), fundingTime: wireTime, fundingRate: wireRate });
  const rows = read(endpoint, v.array(row), payload);
  requireAscending(endpoint, rows, 'fundingTime', ({ fundingTime }) => fundingTime, times);
  return rows.map(({ fundingTime, fundingRate }, index) => {
    const before = rows[index - 1]?.fundingTime;
    const hours = before === undefined ? undefined : Math.round((fundingTime - before) / HOUR);
    const known = hours !== undefined && INTERVALS.includes(hours);
    return {
      time: fundingTime,
      rate: fundingRate,
      interval: known ? millis(hours * HOUR) : interval,
      kind: 'realised',
    };
  });
}
