import { type Fault, replyOf } from './reply';

/** An error status, with a body if the venue would say more. */
export function refused(
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Fault {
  return () => replyOf({ status, body, headers });
}

/** 429: too much was asked. Without `seconds` it is left open how long to stay away. */
export function tooMany(seconds?: number): Fault {
  return refused(429, { msg: 'Too many requests.' }, retryAfter(seconds));
}

/** 418: asked on after a 429 (Binance, "IP Limits"). */
export function banned(seconds?: number): Fault {
  return refused(418, { code: -1003, msg: 'Way too many requests; IP banned.' }, retryAfter(seconds));
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}
