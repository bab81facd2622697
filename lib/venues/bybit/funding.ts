/**
 * Realised funding: `GET /v5/market/funding/history`, at most 200 rows, newest first. A start without an end is refused
 * (Bybit, "Get Funding Rate History").
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import { type Millis, millis } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import { wireRate, wireSymbol, wireTimeOrText } from '../wire-field';
import { anyList, answerOf } from './answer';
import { read, requireAscending } from './wire';

const FUNDING_HISTORY = 'v5/market/funding/history';
export const USUAL_INTERVAL = millis(8 * HOUR);

const INTERVALS = [1, 2, 4, 8];

/** The interval of each rate is its distance from the one before, else from the one after, else today's `interval`. */
export function parseFundingRates(
  payload: unknown,
  symbol: string,
  interval: Millis,
  times: readonly [number, number],
): FundingRate[] {
  const row = v.object({
    symbol: wireSymbol(symbol),
    fundingRateTimestamp: wireTimeOrText,
    fundingRate: wireRate,
  });
  const { result } = answerOf(FUNDING_HISTORY, anyList, payload);
  const rows = read(FUNDING_HISTORY, v.array(row), result.list).toReversed();
  const timeOf = ({ fundingRateTimestamp }: (typeof rows)[number]): number => fundingRateTimestamp;
  requireAscending(FUNDING_HISTORY, rows, 'fundingRateTimestamp', timeOf, times);
  const distance = (index: number): Millis | undefined => {
    const [earlier, later] = [rows[index - 1], rows[index]];
    if (!earlier || !later) return undefined;
    const hours = Math.round((timeOf(later) - timeOf(earlier)) / HOUR);
    return INTERVALS.includes(hours) ? millis(hours * HOUR) : undefined;
  };
  return rows.map(({ fundingRateTimestamp, fundingRate }, index) => ({
    time: fundingRateTimestamp,
    rate: fundingRate,
    interval: distance(index) ?? distance(index + 1) ?? interval,
    kind: 'realised',
  }));
}
