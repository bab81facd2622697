import * as v from 'valibot';

import { baseQty, price, unixMs } from '../core/units';

/** The kinds of field on the venues' wires, each from its text to its unit, with a check that says what does not hold. */
export const decimal = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,20}(\.\d{1,20})?$/, 'a decimal number'),
  v.transform(Number),
);

export const wirePrice = v.pipe(
  decimal,
  v.check((value) => value > 0, 'a price above 0'),
  v.transform(price),
);

/** 0 where there is none, such as the average fill of an order that was not filled. */
export const wirePriceOrNone = v.pipe(
  decimal,
  v.check((value) => value >= 0, 'a price, or 0 for none'),
  v.transform((value) => (value > 0 ? price(value) : undefined)),
);

export const wireQuantity = v.pipe(
  decimal,
  v.check((value) => value >= 0, 'a quantity of at least 0'),
  v.transform(baseQty),
);

/** A fraction of notional per interval; the venue's own caps are a few per cent. */
export const wireRate = v.pipe(
  decimal,
  v.check((value) => Math.abs(value) < 1, 'a rate between -1 and 1'),
);

const EARLIEST = Date.UTC(2015, 0);
const LATEST = Date.UTC(2100, 0);

/** Seconds and microseconds fall out of these years. */
export const wireTime = v.pipe(
  v.number(),
  v.integer('milliseconds'),
  v.check((value) => value >= EARLIEST && value < LATEST, 'milliseconds from 2015 to 2100'),
  v.transform(unixMs),
);

/** `/futures/data` has been documented with times as text. */
export const wireTimeOrText = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits('milliseconds'), v.transform(Number))], 'milliseconds'),
  wireTime,
);

export const wireId = v.pipe(
  v.number(),
  v.safeInteger('a whole number'),
  v.minValue(0, 'an id of at least 0'),
);

/** A venue's name of a contract; some have listed one in Chinese characters, which no page writes in its address. */
export const wireContractName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,40}$/, 'the name of a contract'),
);

/** The symbol that was asked for: a payload about another one is never taken for it. */
export function wireSymbol(symbol: string): v.LiteralSchema<string, undefined> {
  return v.literal(symbol);
}
