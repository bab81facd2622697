/**
 * Mark and index price: `GET /api/v2/mix/market/symbol-price`, and the stream `ticker`, which says the open interest too.
 * A tick is whole each time (Bitget, "Tickers Channel": futures every 300 to 400 ms).
 */
import * as v from 'valibot';

import type { Millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import { wirePrice, wireQuantity, wireRate, wireSymbol, wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import type { CurrentFunding } from './funding';
import { read } from './wire';

export const SYMBOL_PRICE = 'api/v2/mix/market/symbol-price';

export function parseSymbolPrice(payload: unknown, symbol: string, funding: CurrentFunding): MarkPrice {
  const { data } = answerOf(SYMBOL_PRICE, payload);
  const row = v.object({
    symbol: wireSymbol(symbol),
    markPrice: wirePrice,
    indexPrice: wirePrice,
    ts: wireTimeOrText,
  });
  const [{ ts, markPrice, indexPrice }] = read(SYMBOL_PRICE, v.looseTuple([row]), data);
  return {
    time: ts,
    mark: markPrice,
    index: indexPrice,
    predictedFunding: funding.rate,
    ...(funding.next === undefined ? {} : { nextFunding: funding.next }),
    ...(funding.interval === undefined ? {} : { fundingInterval: funding.interval }),
  };
}

/** Contracts that pay no funding say neither a rate nor a time. */
const NONE = v.pipe(
  v.picklist(['', '0']),
  v.transform(() => undefined),
);
const rateOrNone = v.union([NONE, wireRate], 'a rate or nothing');
const timeOrNone = v.union([NONE, wireTimeOrText], 'a time or nothing');

const tick = v.object({
  markPrice: wirePrice,
  indexPrice: wirePrice,
  fundingRate: rateOrNone,
  nextFundingTime: timeOrNone,
  openInterest: wireQuantity,
});

export interface Tick {
  readonly mark: MarkPrice;
  readonly openInterest: OpenInterest;
}

/** `interval`: of the funding, once it is known; the stream does not say it. */
export function parseTickerFrame(payload: unknown, symbol: string, interval: Millis | undefined): Tick {
  const frame = v.object({
    arg: v.object({ topic: v.literal('ticker'), symbol: wireSymbol(symbol) }),
    data: v.looseTuple([tick]),
    ts: wireTimeOrText,
  });
  const { data, ts } = read('ticker', frame, payload);
  const { markPrice, indexPrice, fundingRate, nextFundingTime, openInterest } = data[0];
  const pays = nextFundingTime !== undefined;
  return {
    mark: {
      time: ts,
      mark: markPrice,
      index: indexPrice,
      ...(pays ? { predictedFunding: fundingRate ?? 0, nextFunding: nextFundingTime } : {}),
      ...(interval === undefined ? {} : { fundingInterval: interval }),
    },
    openInterest: { time: ts, quantity: openInterest },
  };
}
