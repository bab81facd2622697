/**
 * `GET public/get_instruments?currency=any&kind=future`: every future, dated ones too. Amounts are in USD or in coins, never
 * in contracts; `contract_size` and `min_trade_amount` are in the same unit (Deribit, "public/get_instruments").
 */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { wireContractName } from '../wire-field';
import { answerOf } from './answer';
import { isLinear } from './contract';
import { numericPrice, positive } from './deribit-field';
import { read, wireError } from './wire';

export const INSTRUMENTS = 'public/get_instruments';

const list = v.array(v.looseObject({ settlement_period: v.optional(v.string()), is_active: v.boolean() }));
const coin = v.pipe(v.string(), v.nonEmpty('the name of a coin'));

const perpetual = v.object({
  instrument_name: wireContractName,
  instrument_type: v.picklist(['linear', 'reversed']),
  base_currency: coin,
  counter_currency: coin,
  settlement_currency: coin,
  contract_size: positive,
  tick_size: numericPrice,
  min_trade_amount: positive,
});

/** The perpetuals that are traded now. One that does not hold is left out, and said. */
export function parseInstruments(payload: unknown, onFault: (fault: WireError) => void): Instrument[] {
  const listed = answerOf(INSTRUMENTS, list, payload).result;
  const perpetuals = listed.filter((one) => one.is_active && one.settlement_period === 'perpetual');
  return perpetuals.flatMap((one) => {
    try {
      return [instrumentOf(one)];
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      onFault(fault);
      return [];
    }
  });
}

function instrumentOf(listed: unknown): Instrument {
  const one = read(INSTRUMENTS, perpetual, listed);
  const linear = one.instrument_type === 'linear';
  const settled = linear ? one.counter_currency : one.base_currency;
  if (one.settlement_currency !== settled)
    throw refuse('settlement_currency', settled, one.settlement_currency);
  if (isLinear(one.instrument_name) !== linear) {
    throw refuse('instrument_name', `the name of a ${one.instrument_type} contract`, one.instrument_name);
  }
  return {
    venue: 'deribit',
    symbol: one.instrument_name,
    base: one.base_currency,
    quote: one.counter_currency,
    linear,
    contractSize: one.contract_size,
    tickSize: one.tick_size,
    stepSize: one.min_trade_amount,
  };
}

function refuse(field: string, expected: string, got: unknown): WireError {
  return wireError(INSTRUMENTS, `get_instruments.${field}`, expected, got);
}
