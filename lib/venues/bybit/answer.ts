/**
 * The envelope of every answer: `retCode` 0, the venue's `time` and the result; or another code and what was wrong, with
 * HTTP 200 all the same (Bybit, "Integration Guidance" and "Error Codes").
 */
import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { wireSymbol, wireTimeOrText } from '../wire-field';
import { read, wireError } from './wire';

interface Answer<Result> {
  /** When the venue answered. */
  readonly time: UnixMs;
  readonly result: Result;
}

/** ccxt's example of `/v5/market/time` has the code as text. */
const code = v.union([v.number(), v.pipe(v.string(), v.digits('a code'), v.transform(Number))], 'a code');
const status = v.object({ retCode: code, retMsg: v.string() });

export const anyList = v.object({ list: v.array(v.unknown()) });

/** A list that says which symbol it is about. */
export function listAbout(symbol: string) {
  return v.object({ symbol: wireSymbol(symbol), list: v.array(v.unknown()) });
}

export function answerOf<Schema extends v.GenericSchema>(
  endpoint: string,
  result: Schema,
  payload: unknown,
): Answer<v.InferOutput<Schema>> {
  const { retCode, retMsg } = read(endpoint, status, payload);
  if (retCode !== 0) throw refusal(endpoint, retCode, retMsg);
  return read(endpoint, v.object({ time: wireTimeOrText, result }), payload) as Answer<v.InferOutput<Schema>>;
}

const WRONG_PARAMETER = 10_001;
const WRONG_SYMBOL = 10_029;

/** An unknown symbol is a wrong parameter among others: only the message tells them apart. */
function refusal(endpoint: string, retCode: number, retMsg: string): Error {
  const said = `${retCode} ${retMsg}`;
  if (retCode === WRONG_SYMBOL || (retCode === WRONG_PARAMETER && /symbol/i.test(retMsg))) {
    return new UnlistedSymbol('bybit', endpoint, 'symbol', 'one that is listed', said);
  }
  if (retCode === WRONG_PARAMETER) return wireError(endpoint, 'retCode', '0', said);
  return new VenueUnavailable('bybit', endpoint, 200, said);
}
