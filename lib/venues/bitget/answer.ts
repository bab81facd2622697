/**
 * The envelope of every answer: `{code, msg, requestTime, data}`, where the code `00000` is success (Bitget, "Request
 * Interaction") and `requestTime` is the server's clock. Other codes come with the status 400, now and then with 200.
 */
import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { wireTimeOrText } from '../wire-field';
import { read } from './wire';

export interface Answer {
  readonly time: UnixMs;
  readonly data: unknown;
}

const SUCCESS = '00000';
/**
 * 40034: the parameter, which is the symbol, does not exist; 40309: the contract has been removed (Bitget, "REST API error
 * codes"); 40019, "Parameter EPSUSDT cannot be empty": said of a delisted one (bitgetlimited/v3-bitget-api-sdk#37).
 */
const UNLISTED: ReadonlySet<string> = new Set(['40019', '40034', '40309']);

const status = v.object({ code: v.string(), msg: v.string() });
const envelope = v.object({ requestTime: wireTimeOrText, data: v.unknown() });

export function answerOf(endpoint: string, payload: unknown): Answer {
  const { code, msg } = read(endpoint, status, payload);
  if (code !== SUCCESS) {
    throw unlisted(endpoint, code, msg) ?? new VenueUnavailable('bitget', endpoint, 200, `${code} ${msg}`);
  }
  const { requestTime, data } = read(endpoint, envelope, payload);
  return { time: requestTime, data };
}

/** A refusal of status 400 that says that the symbol is not listed; any other error as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof VenueUnavailable) || error.status !== 400) return error;
  const said = v.safeParse(v.pipe(v.string(), v.parseJson(), status), error.detail);
  return (said.success && unlisted(error.endpoint, said.output.code, said.output.msg)) || error;
}

function unlisted(endpoint: string, code: string, message: string): UnlistedSymbol | undefined {
  if (!UNLISTED.has(code)) return undefined;
  return new UnlistedSymbol('bitget', endpoint, 'symbol', 'a perpetual that is listed', `${code} ${message}`);
}
