/**
 * Realised funding: `fundingHistory`, both ends of the range included, stamped some ms after the hour. It is paid every
 * hour, and the rate is that of the hour (Hyperliquid, "Funding"): a year of five coins has no other spacing.
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import type { FundingRate } from '../../market/funding';
import { wireRate, wireSymbol, wireTime } from '../wire-field';
import { read, requireAscending } from './wire';

export const FUNDING_HISTORY = 'info/fundingHistory';

export function parseFundingRates(
  payload: unknown,
  symbol: string,
  times: readonly [number, number],
): FundingRate[] {
  const row = v.object({ coin: wireSymbol(symbol), fundingRate: wireRate, time: wireTime });
  const rows = read(FUNDING_HISTORY, v.array(row), payload);
  requireAscending(FUNDING_HISTORY, rows, 'time', ({ time }) => time, times);
  return rows.map(({ time, fundingRate }) => ({ time, rate: fundingRate, interval: HOUR, kind: 'realised' }));
}
