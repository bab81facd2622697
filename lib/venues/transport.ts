import { type Millis, type UnixMs, unixMs } from '../core/units';
import { cappedBody } from './capped-body';
import { VenueBanned, VenueUnavailable } from './venue-errors';
import { WireError } from './wire-error';

const TIMEOUT = 10_000;
/** The largest answer is the list of all instruments, a few MB. */
const BYTE_CAP = 20_000_000;
/** For a 429 or 418 that does not say how long. */
const BAN_UNSAID = 120_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface TransportOptions {
  readonly venue: string;
  readonly fetch: Fetch;
  readonly now: () => UnixMs;
  readonly bannedUntil?: UnixMs | undefined;
  readonly onBan?: ((until: UnixMs) => void) | undefined;
  readonly onAnswer?: (headers: Headers) => void;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long to stay away, where the venue says so otherwise than by 429 or 418, such as by a code in its body. */
  readonly banIn?: (status: number, body: string) => Millis | undefined;
}

/**
 * Asks as a stranger: no credentials, no referrer, no redirects, ten seconds, so many bytes. After 429 or 418 nothing is
 * sent until the time that the venue named.
 */
export class Transport {
  private bannedUntil: UnixMs | undefined;

  constructor(private readonly options: TransportOptions) {
    this.bannedUntil = options.bannedUntil;
  }

  /** The parsed JSON of the answer, not yet validated. */
  get(url: string, signal: AbortSignal): Promise<unknown> {
    return this.ask(url, AS_A_STRANGER, signal);
  }

  /** `body`: JSON. */
  post(url: string, body: string, signal: AbortSignal): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return this.ask(url, { ...AS_A_STRANGER, method: 'POST', headers, body }, signal);
  }

  private async ask(url: string, init: RequestInit, signal: AbortSignal): Promise<unknown> {
    const { venue } = this.options;
    const endpoint = new URL(url).pathname;
    this.refuseIfBanned();
    const { response, body } = await this.answer(url, init, endpoint, signal);
    this.options.onAnswer?.(response.headers);
    if (response.status === 429 || response.status === 418) throw this.ban(response, body ?? '');
    const ban = this.options.banIn?.(response.status, body ?? '');
    if (ban !== undefined) throw this.banned(unixMs(this.options.now() + ban));
    if (body === undefined) throw new WireError(venue, endpoint, 'body', `at most ${BYTE_CAP} bytes`, 'more');
    if (!response.ok) throw new VenueUnavailable(venue, endpoint, response.status, body);
    return parseJson(venue, endpoint, body);
  }

  refuseIfBanned(): void {
    const { venue, now } = this.options;
    if (this.bannedUntil !== undefined && now() < this.bannedUntil)
      throw new VenueBanned(venue, this.bannedUntil);
  }

  private async answer(
    url: string,
    init: RequestInit,
    endpoint: string,
    signal: AbortSignal,
  ): Promise<{ response: Response; body: string | undefined }> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);
    try {
      const headers = { ...this.options.headers, ...init.headers };
      const response = await this.options.fetch(url, { ...init, headers, signal: limited });
      return { response, body: await cappedBody(response, BYTE_CAP) };
    } catch (error) {
      signal.throwIfAborted();
      throw new VenueUnavailable(this.options.venue, endpoint, undefined, String(error));
    }
  }

  private ban(response: Response, body: string): VenueBanned {
    const { now } = this.options;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const named = Number(/banned until (\d{13})/.exec(body)?.[1] ?? 0);
    return this.banned(unixMs(Math.max(now() + (seconds > 0 ? seconds * 1000 : BAN_UNSAID), named)));
  }

  private banned(until: UnixMs): VenueBanned {
    this.bannedUntil = until;
    this.options.onBan?.(until);
    return new VenueBanned(this.options.venue, until);
  }
}

const AS_A_STRANGER: RequestInit = {
  method: 'GET',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'error',
  cache: 'no-store',
};

function parseJson(venue: string, endpoint: string, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new WireError(venue, endpoint, 'body', 'JSON', body);
  }
}
