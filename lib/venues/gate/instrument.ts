/**
 * `GET /futures/usdt/contracts`: linear perpetuals settled in USDT. A contract is `quanto_multiplier` units of the base
 * asset (0.0001 BTC). A few contracts trade in fractions (`enable_decimal`); their smallest order shows only to who asks
 * for decimals.
 */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { wirePrice } from '../wire-field';
import { size } from './gate-field';
import { read } from './wire';

export const CONTRACTS = 'futures/usdt/contracts';

/** The stream knows no other names; two contracts are named in Chinese (seen 2026-08-01). */
const NAME = /^([A-Z0-9]+)_(USDT)$/;

const listed = v.array(
  v.looseObject({
    name: v.string(),
    type: v.string(),
    in_delisting: v.boolean(),
    status: v.optional(v.string()),
  }),
);

const contract = v.object({
  name: v.pipe(v.string(), v.regex(NAME, 'a name such as BTC_USDT')),
  quanto_multiplier: wirePrice,
  order_price_round: wirePrice,
  order_size_min: size,
});

/** A contract that does not hold is left out, and said. */
export function parseInstruments(payload: unknown, onFault: (fault: WireError) => void): Instrument[] {
  const traded = read(CONTRACTS, listed, payload).filter(
    ({ name, type, in_delisting, status = 'trading' }) =>
      type === 'direct' && !in_delisting && status === 'trading' && NAME.test(name),
  );
  return traded.flatMap((row) => {
    try {
      return [instrumentOf(row)];
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      onFault(fault);
      return [];
    }
  });
}

function instrumentOf(row: unknown): Instrument {
  const { name, quanto_multiplier, order_price_round, order_size_min } = read(CONTRACTS, contract, row);
  const [, base = '', quote = ''] = NAME.exec(name) ?? [];
  return {
    venue: 'gate',
    symbol: name,
    base,
    quote,
    linear: true,
    contractSize: quanto_multiplier,
    tickSize: order_price_round,
    stepSize: (order_size_min || 1) * quanto_multiplier,
  };
}
