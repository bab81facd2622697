/** Deribit writes numbers as JSON numbers, where most venues write text. */
import * as v from 'valibot';

import { price } from '../../core/units';
import { wireTime } from '../wire-field';

/** `1e400` is read as Infinity. */
const number = v.pipe(v.number(), v.finite('a finite number'));

export const positive = v.pipe(
  number,
  v.check((value) => value > 0, 'a number above 0'),
);

export const numericPrice = v.pipe(
  number,
  v.check((value) => value > 0, 'a price above 0'),
  v.transform(price),
);

/** USD of an inverse contract, units of the base coin of a linear one. */
export const amount = v.pipe(
  number,
  v.check((value) => value >= 0, 'an amount of at least 0'),
);

/** A fraction of notional. */
export const numericRate = v.pipe(
  number,
  v.check((value) => Math.abs(value) < 1, 'a rate between -1 and 1'),
);

/** Of the venue's clock, as whole milliseconds. */
export const microseconds = v.pipe(
  number,
  v.transform((value) => Math.floor(value / 1_000)),
  wireTime,
);
