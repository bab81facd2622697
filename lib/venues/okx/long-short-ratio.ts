/**
 * Accounts long ÷ accounts short: `GET /api/v5/rubik/stat/contracts/long-short-account-ratio-contract`, [ts, ratio] (OKX, "Get
 * contract long/short ratio"). Stamped with the end of its period, as the open interest beside it.
 */
import * as v from 'valibot';

import { after } from '../../core/units';
import type { LongShortRatio } from '../../market/long-short-ratio';
import { positive, textTime } from './okx-field';
import { type AskedPeriods, type PeriodRows, parsePeriods } from './statistics';

export const LONG_SHORT_RATIO = 'api/v5/rubik/stat/contracts/long-short-account-ratio-contract';

const page = v.array(v.looseTuple([textTime, positive]));

export function parseLongShortRatio(payload: unknown, asked: AskedPeriods): PeriodRows<LongShortRatio> {
  const { rows, areOver } = parsePeriods(LONG_SHORT_RATIO, page, ['ts', 'ratio'], payload, asked);
  return {
    rows: rows.map(([begin, ratio]) => ({ time: after(begin, asked.interval), of: 'accounts', ratio })),
    areOver,
  };
}
