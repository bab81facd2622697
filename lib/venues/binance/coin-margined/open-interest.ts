/**
 * Open interest in contracts, each counted once: `GET /dapi/v1/openInterest` (now) and `/futures/data/openInterestHist`, asked
 * for by pair and kind of contract. The history's value "in the base asset" is given in the documents with figures that are
 * not coins: contracts at the mark price of their time are used instead.
 */
import * as v from 'valibot';

import type { Price, UnixMs } from '../../../core/units';
import type { OpenInterest } from '../../../market/open-interest';
import { wireQuantity, wireSymbol, wireTime, wireTimeOrText } from '../../wire-field';
import { read, requireAscending } from '../wire';
import { baseQuantity } from './contract';

export const OPEN_INTEREST = 'dapi/v1/openInterest';
export const OPEN_INTEREST_HISTORY = 'futures/data/openInterestHist';

export function pairOf(symbol: string): string {
  return symbol.slice(0, symbol.indexOf('_'));
}

export function parseOpenInterest(payload: unknown, symbol: string, mark: Price): OpenInterest {
  const schema = v.object({ symbol: wireSymbol(symbol), openInterest: wireQuantity, time: wireTime });
  const { time, openInterest } = read(OPEN_INTEREST, schema, payload);
  return { time, quantity: baseQuantity(symbol, openInterest, mark) };
}

/** Ascending. A row without a price at its time is left out. */
export function parseOpenInterestHistory(
  payload: unknown,
  symbol: string,
  times: readonly [number, number],
  priceAt: (time: UnixMs) => Price | undefined,
): OpenInterest[] {
  const row = v.object({
    pair: wireSymbol(pairOf(symbol)),
    contractType: v.literal('PERPETUAL'),
    sumOpenInterest: wireQuantity,
    timestamp: wireTimeOrText,
  });
  const rows = read(OPEN_INTEREST_HISTORY, v.array(row), payload);
  requireAscending(OPEN_INTEREST_HISTORY, rows, 'timestamp', ({ timestamp }) => timestamp, times);
  return rows.flatMap(({ timestamp, sumOpenInterest }) => {
    const price = priceAt(timestamp);
    return price === undefined
      ? []
      : [{ time: timestamp, quantity: baseQuantity(symbol, sumOpenInterest, price) }];
  });
}
