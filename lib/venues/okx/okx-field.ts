/** Fields that OKX has as text where others have numbers, or may leave empty. */
import * as v from 'valibot';

import { decimal, wireId, wireRate, wireTime } from '../wire-field';

const none = v.pipe(
  v.literal(''),
  v.transform(() => undefined),
);

export const textTime = v.pipe(v.string(), v.digits('milliseconds'), v.transform(Number), wireTime);
export const textTimeOrNone = v.union([none, textTime], 'a time or nothing');
export const rateOrNone = v.union([none, wireRate], 'a rate or nothing');

export const textId = v.pipe(v.string(), v.digits('a whole number'), v.transform(Number), wireId);

/** A number of contracts, which may have decimals. */
export const contracts = v.pipe(
  decimal,
  v.check((value) => value >= 0, 'a number of contracts of at least 0'),
);

export const positive = v.pipe(
  decimal,
  v.check((value) => value > 0, 'a number above 0'),
);
