import type { WireAnswer } from '../venue-wire';

const INVALID_PARAMS = -32_602;
const NOT_FOUND = 13_020;
const TOO_MANY_REQUESTS = 10_028;

/** What the venue refuses, by its code (Deribit, "RPC Error Codes"). */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: object,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export function invalid(param: string, reason: string): Refusal {
  return new Refusal(INVALID_PARAMS, 'Invalid params', { reason, param });
}

export function notFound(): Refusal {
  return new Refusal(NOT_FOUND, 'not_found');
}

export function tooMany(): Refusal {
  return new Refusal(TOO_MANY_REQUESTS, 'too_many_requests');
}

export function answered(result: unknown, now: number): WireAnswer {
  return { status: 200, body: { jsonrpc: '2.0', result, ...clocked(now) } };
}

export function refused(refusal: Refusal, now: number): WireAnswer {
  return { status: 400, body: { jsonrpc: '2.0', error: errorOf(refusal), ...clocked(now) } };
}

export function errorOf({ code, message, data }: Refusal): object {
  return { message, ...(data && { data }), code };
}

/** When the request came and the answer left, in microseconds. */
export function clocked(now: number): object {
  const usIn = Math.floor(now) * 1_000;
  return { usIn, usOut: usIn + 350, usDiff: 350, testnet: false };
}
