/**
 * `GET /v5/market/account-ratio`: which part of the accounts that hold a position is net long, and which net short; newest
 * first, at most 500 rows (Bybit, "Get Long Short Ratio").
 */
import * as v from 'valibot';

import type { LongShortRatio } from '../../market/long-short-ratio';
import { decimal, wireSymbol, wireTimeOrText } from '../wire-field';
import { anyList, answerOf } from './answer';
import { read, requireAscending } from './wire';

const ACCOUNT_RATIO = 'v5/market/account-ratio';

const part = v.pipe(
  decimal,
  v.check((value) => value >= 0 && value <= 1, 'a part from 0 to 1'),
);

/** A row where all lean to one side has no ratio and is left out. */
export function parseLongShortRatios(
  payload: unknown,
  symbol: string,
  times: readonly [number, number],
): LongShortRatio[] {
  const row = v.object({
    symbol: wireSymbol(symbol),
    buyRatio: part,
    sellRatio: part,
    timestamp: wireTimeOrText,
  });
  const { result } = answerOf(ACCOUNT_RATIO, anyList, payload);
  const rows = read(ACCOUNT_RATIO, v.array(row), result.list).toReversed();
  requireAscending(ACCOUNT_RATIO, rows, 'timestamp', ({ timestamp }) => timestamp, times);
  return rows
    .filter(({ buyRatio, sellRatio }) => buyRatio > 0 && sellRatio > 0)
    .map(({ buyRatio, sellRatio, timestamp }) => ({
      time: timestamp,
      of: 'accounts',
      ratio: buyRatio / sellRatio,
    }));
}
