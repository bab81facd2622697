/**
 * Open interest, each contract counted once. `openInterest` is the sum of both sides (Bybit, "Get Open Interest");
 * `singleOpenInterest` is one side, given since 2026-06-11 (Bybit, "Update to the Open Interest calculation method"), so
 * quantity = single, or openInterest ÷ 2 where the venue gives none. A row holds at its `timestamp`.
 */
import * as v from 'valibot';

import { type Price, type UnixMs, baseQty } from '../../core/units';
import type { OpenInterest } from '../../market/open-interest';
import { wireTimeOrText } from '../wire-field';
import { answerOf, listAbout } from './answer';
import { baseQuantity, categoryOf, wireSize } from './contract';
import { read, requireAscending, wireError } from './wire';

const OPEN_INTEREST = 'v5/market/open-interest';

export const openInterestFields = v.object({
  openInterest: wireSize,
  singleOpenInterest: v.optional(wireSize),
});

/** 0 beside a sum above 0 is a field that was not filled. */
export function onceCounted(
  endpoint: string,
  { openInterest, singleOpenInterest = 0 }: { openInterest: number; singleOpenInterest?: number | undefined },
): number {
  if (singleOpenInterest > openInterest)
    throw wireError(endpoint, 'singleOpenInterest', `at most ${openInterest}`, singleOpenInterest);
  return singleOpenInterest > 0 ? singleOpenInterest : openInterest / 2;
}

const rowsOfHistory = v.array(v.object({ timestamp: wireTimeOrText, ...openInterestFields.entries }));

/** Ascending. `priceAt` turns the USD of an inverse contract into coins; a row without a price is left out. */
export function parseOpenInterestHistory(
  payload: unknown,
  symbol: string,
  times: readonly [number, number],
  priceAt: (time: UnixMs) => Price | undefined,
): OpenInterest[] {
  const { result } = answerOf(OPEN_INTEREST, listAbout(symbol), payload);
  const rows = read(OPEN_INTEREST, rowsOfHistory, result.list).toReversed();
  requireAscending(OPEN_INTEREST, rows, 'timestamp', ({ timestamp }) => timestamp, times);
  const category = categoryOf(symbol);
  return rows.flatMap((row) => {
    const time = row.timestamp;
    const size = onceCounted(OPEN_INTEREST, row);
    if (category === 'linear') return [{ time, quantity: baseQty(size) }];
    const price = priceAt(time);
    return price === undefined ? [] : [{ time, quantity: baseQuantity(category, size, price) }];
  });
}
