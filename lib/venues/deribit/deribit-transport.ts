import { SECOND } from '../../core/time';
import { type Millis, millis } from '../../core/units';
import { Transport, type TransportOptions } from '../transport';
import { VenueUnavailable } from '../venue-errors';
import { refusalIn } from './answer';

/** `too_many_requests`, with whatever status. */
const TOO_OFTEN = /"code"\s*:\s*10028\b/;
/** Strangers are counted by address, by an allowance that is not said; an account's pool is full again after five seconds. */
const BAN = millis(10 * SECOND);
/** A refusal is short: a long body need not be searched. */
const REFUSAL_LENGTH = 1_000;

/** Understands the refusals that come with an error status. */
export class DeribitTransport extends Transport {
  constructor(options: Omit<TransportOptions, 'venue' | 'banIn'>) {
    super({ ...options, venue: 'deribit', banIn });
  }

  override async get(url: string, signal: AbortSignal): Promise<unknown> {
    try {
      return await super.get(url, signal);
    } catch (error) {
      if (!(error instanceof VenueUnavailable) || error.status === undefined) throw error;
      throw refusalIn(error.endpoint, error.status, jsonOf(error.detail)) ?? error;
    }
  }
}

function banIn(_status: number, body: string): Millis | undefined {
  return body.length < REFUSAL_LENGTH && TOO_OFTEN.test(body) ? BAN : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
