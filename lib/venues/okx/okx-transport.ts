/**
 * OKX wraps every answer: `{code, msg, data}`, where a code other than "0" is an error, mostly with status 200 (OKX,
 * "Error Code").
 */
import * as v from 'valibot';

import { SECOND } from '../../core/time';
import { type Millis, millis } from '../../core/units';
import { Transport, type TransportOptions } from '../transport';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { read, wireError } from './wire';

/** Instrument ID, or index, does not exist. */
const UNLISTED = new Set(['51001', '51014']);
/** Upgrading, timed out, busy, system error. */
const BUSY = new Set(['50001', '50004', '50013', '50026']);
/** Its windows are two seconds long; after a refusal we stay away for a while longer. */
const TOO_OFTEN = /"code"\s*:\s*"50011"/;
const BAN = millis(10 * SECOND);
/** A refusal is short: a long body need not be searched. */
const REFUSAL_LENGTH = 500;

const envelope = v.object({ code: v.string(), msg: v.optional(v.string(), ''), data: v.unknown() });

/** Hands out what is in the envelope. */
export class OkxTransport extends Transport {
  constructor(options: Omit<TransportOptions, 'venue' | 'banIn'>) {
    super({ ...options, venue: 'okx', banIn });
  }

  override async get(url: string, signal: AbortSignal): Promise<unknown> {
    return dataOf(new URL(url).pathname, await super.get(url, signal));
  }
}

function banIn(_status: number, body: string): Millis | undefined {
  return body.length < REFUSAL_LENGTH && TOO_OFTEN.test(body) ? BAN : undefined;
}

export function dataOf(endpoint: string, payload: unknown): unknown {
  const { code, msg, data } = read(endpoint, envelope, payload);
  if (code === '0') return data;
  const said = `${code}: ${msg}`;
  if (UNLISTED.has(code)) throw new UnlistedSymbol('okx', endpoint, 'code', 'a listed instrument', said);
  if (BUSY.has(code)) throw new VenueUnavailable('okx', endpoint, 200, said);
  throw wireError(endpoint, 'code', '"0"', said);
}
