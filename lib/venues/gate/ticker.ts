/**
 * The stream `futures.tickers`, every second or two: mark, index, the funding that the running period heads for, and
 * `total_size`, the open interest of both sides.
 */
import * as v from 'valibot';

import { type UnixMs, millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import { wirePrice, wireRate, wireSymbol, wireTime } from '../wire-field';
import { SIDES } from './contract-stats';
import { baseOf, seconds, size } from './gate-field';
import { read } from './wire';

export const TICKERS = 'futures/usdt/tickers';

/** `GET /futures/usdt/tickers` says no time: it is asked beside. */
export function parseOpenInterest(
  payload: unknown,
  symbol: string,
  contractSize: number,
  time: UnixMs,
): OpenInterest {
  const row = v.object({ contract: wireSymbol(symbol), total_size: size });
  const [{ total_size }] = read(TICKERS, v.tuple([row]), payload);
  return { time, quantity: baseOf(total_size / SIDES, contractSize) };
}

export interface Ticker {
  readonly mark: MarkPrice;
  readonly openInterest: OpenInterest;
}

/** `sent`: the frame's `time_ms`, for tickers that carry no time of their own. */
export function parseTickerFrame(
  result: unknown,
  symbol: string,
  contractSize: number,
  sent: unknown,
): Ticker {
  const row = v.object({
    contract: wireSymbol(symbol),
    mark_price: wirePrice,
    index_price: wirePrice,
    funding_rate: wireRate,
    total_size: size,
    funding_interval: v.optional(v.pipe(v.number(), v.integer('seconds'), v.minValue(1, 'seconds above 0'))),
    funding_next_apply: v.optional(seconds),
    t: v.optional(wireTime),
  });
  const [ticker] = read('futures.tickers', v.tuple([row]), result);
  const time = ticker.t ?? read('futures.tickers', wireTime, sent);
  return {
    mark: {
      time,
      mark: ticker.mark_price,
      index: ticker.index_price,
      predictedFunding: ticker.funding_rate,
      ...(ticker.funding_next_apply === undefined ? {} : { nextFunding: ticker.funding_next_apply }),
      ...(ticker.funding_interval === undefined
        ? {}
        : { fundingInterval: millis(ticker.funding_interval * 1_000) }),
    },
    openInterest: { time, quantity: baseOf(ticker.total_size / SIDES, contractSize) },
  };
}
