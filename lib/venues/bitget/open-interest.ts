/** `GET /api/v2/mix/market/open-interest`: in the base coin, now; Bitget publishes no past of it. */
import * as v from 'valibot';

import type { OpenInterest } from '../../market/open-interest';
import { wireQuantity, wireSymbol, wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import { read } from './wire';

export const OPEN_INTEREST = 'api/v2/mix/market/open-interest';

export function parseOpenInterest(payload: unknown, symbol: string): OpenInterest {
  const { data } = answerOf(OPEN_INTEREST, payload);
  const row = v.object({ symbol: wireSymbol(symbol), size: wireQuantity });
  const schema = v.object({ openInterestList: v.looseTuple([row]), ts: wireTimeOrText });
  const { openInterestList, ts } = read(OPEN_INTEREST, schema, data);
  return { time: ts, quantity: openInterestList[0].size };
}
