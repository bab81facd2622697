/**
 * Funding: `GET /api/v2/mix/market/current-fund-rate`, the rate that the running interval heads for, and
 * `history-fund-rate`, what was paid: pages by number, newest first, that know no times (Bitget, "Get Historical Funding
 * Rates").
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import { type Millis, type UnixMs, millis } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import { wireRate, wireSymbol, wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import { read } from './wire';

export const CURRENT_FUND_RATE = 'api/v2/mix/market/current-fund-rate';
export const HISTORY_FUND_RATE = 'api/v2/mix/market/history-fund-rate';

const USUAL_INTERVAL = 8 * HOUR;
const HOURS = [1, 2, 4, 8];

export interface CurrentFunding {
  readonly rate: number;
  readonly next: UnixMs | undefined;
  readonly interval: Millis | undefined;
}

const hours = v.pipe(
  v.string(),
  v.regex(/^([1-9]|1\d|2[0-4])$/, 'hours, at most a day'),
  v.transform((text) => millis(Number(text) * HOUR)),
);

/** The interval and the next time came later than the rate, so that the venue's own example has none. */
export function parseCurrentFunding(payload: unknown, symbol: string): CurrentFunding {
  const { data } = answerOf(CURRENT_FUND_RATE, payload);
  const row = v.object({
    symbol: wireSymbol(symbol),
    fundingRate: wireRate,
    fundingRateInterval: v.optional(hours),
    nextUpdate: v.optional(wireTimeOrText),
  });
  const [{ fundingRate, fundingRateInterval, nextUpdate }] = read(
    CURRENT_FUND_RATE,
    v.looseTuple([row]),
    data,
  );
  return { rate: fundingRate, next: nextUpdate, interval: fundingRateInterval };
}

export interface PaidRate {
  readonly time: UnixMs;
  readonly rate: number;
}

/** A page, as it comes. */
export function parsePaidRates(payload: unknown, symbol: string): PaidRate[] {
  const { data } = answerOf(HISTORY_FUND_RATE, payload);
  const row = v.object({
    symbol: wireSymbol(symbol),
    fundingRate: wireRate,
    fundingTime: wireTimeOrText,
  });
  return read(HISTORY_FUND_RATE, v.array(row), data).map(({ fundingTime, fundingRate }) => ({
    time: fundingTime,
    rate: fundingRate,
  }));
}

/**
 * The rates of [from, to), ascending, each once: a page moves on by one when a rate is paid between two requests. The
 * interval of each is its distance from the one before, where that is one; else today's.
 */
export function fundingBetween(
  rates: readonly PaidRate[],
  from: UnixMs,
  to: UnixMs,
  today: Millis | undefined,
): FundingRate[] {
  const paid = [...new Map(rates.map((rate) => [rate.time, rate])).values()].sort((a, b) => a.time - b.time);
  return paid
    .map(({ time, rate }, index): FundingRate => {
      const before = paid[index - 1]?.time;
      const distance = before === undefined ? undefined : Math.round((time - before) / HOUR);
      const known = distance !== undefined && HOURS.includes(distance);
      const interval = known ? millis(distance * HOUR) : (today ?? millis(USUAL_INTERVAL));
      return { time, rate, interval, kind: 'realised' };
    })
    .filter(({ time }) => time >= from && time < to);
}
