/**
 * How the venue says that too much was asked: 600 requests in 5 s of one address lead to HTTP 403 "access too frequent" for
 * ten minutes; otherwise a code in a body of status 200 (Bybit, "Rate Limit Rules" and "Error Codes").
 */
import { MINUTE, SECOND } from '../../core/time';
import { type Millis, millis } from '../../core/units';

export const WINDOW = millis(5 * SECOND);
/** Each request weighs 5 with ccxt. */
export const WEIGHT_IN_WINDOW = 600 * 5;

const ADDRESS_BAN = millis(10 * MINUTE);
/** Longer bodies are data. */
const LONGEST_REFUSAL = 1_000;
const CODES: ReadonlyMap<string, Millis> = new Map([
  ['10006', WINDOW],
  ['10009', ADDRESS_BAN],
  ['10018', ADDRESS_BAN],
]);

/** Undefined for all other answers; a 403 without those words means that the venue does not serve this country. */
export function banIn(status: number, body: string): Millis | undefined {
  if (status === 403) return /too frequent/i.test(body) ? ADDRESS_BAN : undefined;
  if (body.length > LONGEST_REFUSAL) return undefined;
  return CODES.get(/"retCode":\s*(\d+)/.exec(body)?.[1] ?? '');
}
