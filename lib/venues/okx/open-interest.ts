/**
 * Contracts open, counted once, in coins: `GET /api/v5/public/open-interest` and the channel of that name (`oiCcy`), and
 * `/api/v5/rubik/stat/contracts/open-interest-history`, [ts, oi, oiCcy, oiUsd], whose row holds at the end of its period
 * (OKX, "Get open interest", "Get contract open interest history").
 */
import * as v from 'valibot';

import { after } from '../../core/units';
import type { OpenInterest } from '../../market/open-interest';
import { wireQuantity } from '../wire-field';
import { textTime } from './okx-field';
import { type AskedPeriods, type PeriodRows, parsePeriods } from './statistics';
import { read, requireInstrument } from './wire';

export const OPEN_INTEREST = 'api/v5/public/open-interest';
export const OPEN_INTEREST_HISTORY = 'api/v5/rubik/stat/contracts/open-interest-history';
export const OPEN_INTEREST_CHANNEL = 'open-interest';

const now = v.tuple([v.object({ instId: v.string(), oiCcy: wireQuantity, ts: textTime })]);

const page = v.array(v.looseTuple([textTime, v.unknown(), wireQuantity]));

export function parseOpenInterest(payload: unknown, symbol: string, endpoint = OPEN_INTEREST): OpenInterest {
  const rows = read(endpoint, now, payload);
  requireInstrument(endpoint, rows, symbol);
  return { time: rows[0].ts, quantity: rows[0].oiCcy };
}

export function parseOpenInterestHistory(payload: unknown, asked: AskedPeriods): PeriodRows<OpenInterest> {
  const columns = ['ts', 'oi', 'oiCcy', 'oiUsd'];
  const { rows, areOver } = parsePeriods(OPEN_INTEREST_HISTORY, page, columns, payload, asked);
  return {
    rows: rows.map(([begin, , coins]) => ({ time: after(begin, asked.interval), quantity: coins })),
    areOver,
  };
}
