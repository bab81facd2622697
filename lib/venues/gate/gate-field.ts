/**
 * Gate's own kinds of field. Sizes count contracts: whole numbers, or, asked for with `X-Gate-Size-Decimal`, text with
 * decimals. Times are seconds, with a fraction where they are finer.
 */
import * as v from 'valibot';

import { type BaseQty, baseQty } from '../../core/units';
import { wireTime } from '../wire-field';

const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?$/;

/** Statistics and counts come as numbers or as text, as the venue's versions differ. One check: trades are many. */
export const numeric = v.pipe(
  v.unknown(),
  v.check(
    (value) => (typeof value === 'number' ? Number.isFinite(value) : DECIMAL.test(textOf(value))),
    'a number, or one as text',
  ),
  v.transform(Number),
);

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Contracts with a sign: what it means is the channel's. */
export const signedSize = v.pipe(numeric);

export const size = v.pipe(
  numeric,
  v.check((value) => value >= 0, 'contracts, at least 0'),
);

export const seconds = v.pipe(
  numeric,
  v.transform((value) => Math.round(value * 1_000)),
  wireTime,
);

/** Contracts as a quantity of the base asset: divided where a unit is so many contracts, as 0.0001 is no exact number. */
export function baseOf(contracts: number, contractSize: number): BaseQty {
  const perUnit = Math.round(1 / contractSize);
  const isWhole = perUnit > 1 && Math.abs(perUnit * contractSize - 1) < 1e-12;
  const size = Math.abs(contracts);
  return baseQty(isWhole ? size / perUnit : size * contractSize);
}
