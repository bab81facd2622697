/**
 * `GET /futures/usdt/contracts/{contract}`: mark, index, and the funding that the running period heads for.
 * `funding_rate_indicative` is deprecated for `funding_rate` and equals it (seen 2026-09-25).
 */
import * as v from 'valibot';

import { type Millis, type UnixMs, millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import { wirePrice, wireRate, wireSymbol } from '../wire-field';
import { seconds } from './gate-field';
import { read } from './wire';

export const CONTRACT = 'futures/usdt/contracts/{contract}';

const interval = v.pipe(
  v.number(),
  v.integer('seconds'),
  v.minValue(1, 'seconds above 0'),
  v.maxValue(7 * 86_400, 'at most a week of seconds'),
  v.transform((value) => millis(value * 1_000)),
);

/** The contract says no time: it is asked beside. */
export function parseMarkPrice(payload: unknown, symbol: string, time: UnixMs): Required<MarkPrice> {
  const schema = v.object({
    name: wireSymbol(symbol),
    mark_price: wirePrice,
    index_price: wirePrice,
    funding_rate: wireRate,
    funding_next_apply: seconds,
    funding_interval: interval,
  });
  const contract = read(CONTRACT, schema, payload);
  return {
    time,
    mark: contract.mark_price,
    index: contract.index_price,
    predictedFunding: contract.funding_rate,
    nextFunding: contract.funding_next_apply,
    fundingInterval: contract.funding_interval,
  };
}

export function parseFundingInterval(payload: unknown, symbol: string): Millis {
  const schema = v.object({ name: wireSymbol(symbol), funding_interval: interval });
  return read(CONTRACT, schema, payload).funding_interval;
}
