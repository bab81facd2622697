/**
 * `GET /api/v2/mix/market/account-long-short`: which share of the large accounts is long and which short (Bitget, "Account
 * Long Short"; only its Chinese page says of which accounts). Their quotient is made here: the venue's own field was seen
 * to be a hundredth of it (ccxt's recorded answer: 0.58, 0.42, 0.0138).
 */
import * as v from 'valibot';

import type { LongShortRatio } from '../../market/long-short-ratio';
import { decimal, wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import { read, requireAscending } from './wire';

export const ACCOUNT_LONG_SHORT = 'api/v2/mix/market/account-long-short';

const share = v.pipe(
  decimal,
  v.check((value) => value > 0 && value < 1, 'a share between 0 and 1'),
);
const rows = v.array(v.object({ longAccountRatio: share, shortAccountRatio: share, ts: wireTimeOrText }));

/** Those in [from, to): the venue gives what it has, and knows no times. */
export function parseLongShortRatios(payload: unknown, from: number, to: number): LongShortRatio[] {
  const { time: now, data } = answerOf(ACCOUNT_LONG_SHORT, payload);
  const inOrder = read(ACCOUNT_LONG_SHORT, rows, data).sort((a, b) => a.ts - b.ts);
  requireAscending(ACCOUNT_LONG_SHORT, inOrder, 'ts', ({ ts }) => ts, [0, now]);
  return inOrder
    .filter(({ ts }) => ts >= from && ts < to)
    .map(({ longAccountRatio, shortAccountRatio, ts }) => ({
      time: ts,
      of: 'top-accounts',
      ratio: longAccountRatio / shortAccountRatio,
    }));
}
