/**
 * Open interest in base units, each contract counted once: `GET /fapi/v1/openInterest` (now) and
 * `/futures/data/openInterestHist` (every 5 min or more, 30 days back).
 */
import * as v from 'valibot';

import type { OpenInterest } from '../../market/open-interest';
import { wireQuantity, wireSymbol, wireTime, wireTimeOrText } from '../wire-field';
import { read, requireAscending } from './wire';

export const OPEN_INTEREST = 'fapi/v1/openInterest';
export const OPEN_INTEREST_HISTORY = 'futures/data/openInterestHist';

export function parseOpenInterest(payload: unknown, symbol: string): OpenInterest {
  const schema = v.object({ symbol: wireSymbol(symbol), openInterest: wireQuantity, time: wireTime });
  const { time, openInterest } = read(OPEN_INTEREST, schema, payload);
  return { time, quantity: openInterest };
}

/** Stamps are not always on the period: some come seconds late. */
export function parseOpenInterestHistory(
  payload: unknown,
  symbol: string,
  times: readonly [number, number],
): OpenInterest[] {
  const row = v.object({
    symbol: wireSymbol(symbol),
    sumOpenInterest: wireQuantity,
    timestamp: wireTimeOrText,
  });
  const rows = read(OPEN_INTEREST_HISTORY, v.array(row), payload);
  requireAscending(OPEN_INTEREST_HISTORY, rows, 'timestamp', ({ timestamp }) => timestamp, times);
  return rows.map(({ timestamp, sumOpenInterest }) => ({ time: timestamp, quantity: sumOpenInterest }));
}
