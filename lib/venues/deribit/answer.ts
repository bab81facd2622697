/**
 * Every answer is an envelope of JSON-RPC: the result and when the venue sent it (`usOut`, in microseconds), or an error with
 * a code, mostly with HTTP 400 (Deribit, "JSON-RPC", "RPC Error Codes").
 */
import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { microseconds } from './deribit-field';
import { read, wireError } from './wire';

interface Answer<Result> {
  /** When the venue answered. */
  readonly time: UnixMs;
  readonly result: Result;
}

export function answerOf<Schema extends v.GenericSchema>(
  endpoint: string,
  result: Schema,
  payload: unknown,
): Answer<v.InferOutput<Schema>> {
  const refused = refusalIn(endpoint, 200, payload);
  if (refused) throw refused;
  const envelope = v.object({ usOut: microseconds, result });
  const answer = read(endpoint, envelope, payload) as { usOut: UnixMs; result: v.InferOutput<Schema> };
  return { time: answer.usOut, result: answer.result };
}

const refusal = v.object({
  error: v.object({ code: v.number(), message: v.string(), data: v.optional(v.unknown()) }),
});

/** `not_found`: of the public calls used here all are about an instrument. */
const NOT_FOUND = 13_020;
/** The request is at fault: invalid, unknown or missing parameters and methods, and what cannot be parsed. */
const AT_FAULT = new Set([-32_602, -32_601, -32_700, -32_000, 11_029, 11_049, 11_050]);

/** Undefined if the payload is no refusal. */
export function refusalIn(endpoint: string, status: number, payload: unknown): Error | undefined {
  const parsed = v.safeParse(refusal, payload);
  if (!parsed.success) return undefined;
  const { code, message, data } = parsed.output.error;
  const said = `${code} ${message}`;
  if (code === NOT_FOUND || parameterIn(data) === 'instrument_name') {
    return new UnlistedSymbol('deribit', endpoint, 'instrument_name', 'one that is listed', said);
  }
  if (AT_FAULT.has(code)) return wireError(endpoint, 'error', 'none', said);
  return new VenueUnavailable('deribit', endpoint, status, said);
}

/** Which parameter the venue complains of. */
function parameterIn(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'param' in data ? data.param : undefined;
}
