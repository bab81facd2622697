/**
 * Mark, index and predicted funding: `GET /fapi/v1/premiumIndex` and the stream `<symbol>@markPrice@1s` (Binance, "Mark
 * Price"). `lastFundingRate` and `r` are the rate that the running interval heads for.
 */
import * as v from 'valibot';

import type { Millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import { wirePrice, wireRate, wireSymbol, wireTime } from '../wire-field';
import { read } from './wire';

export const PREMIUM_INDEX = 'fapi/v1/premiumIndex';

/** Empty for contracts that pay no funding. */
const rateOrNone = v.union(
  [
    v.pipe(
      v.literal(''),
      v.transform(() => undefined),
    ),
    wireRate,
  ],
  'a rate or nothing',
);
const timeOrNone = v.union(
  [
    v.pipe(
      v.literal(0),
      v.transform(() => undefined),
    ),
    wireTime,
  ],
  'a time or 0',
);

export function parsePremiumIndex(
  payload: unknown,
  symbol: string,
  interval: Millis | undefined,
  endpoint = PREMIUM_INDEX,
): MarkPrice {
  const schema = v.object({
    symbol: wireSymbol(symbol),
    markPrice: wirePrice,
    indexPrice: wirePrice,
    lastFundingRate: rateOrNone,
    nextFundingTime: timeOrNone,
    time: wireTime,
  });
  const { time, markPrice, indexPrice, lastFundingRate, nextFundingTime } = read(endpoint, schema, payload);
  return markPriceOf(
    { E: time, p: markPrice, i: indexPrice, r: lastFundingRate, T: nextFundingTime },
    interval,
  );
}

const fields = { E: wireTime, p: wirePrice, i: wirePrice, r: rateOrNone, T: timeOrNone };
const known = v.object(fields);

export function parseMarkPriceFrame(
  payload: unknown,
  symbol: string,
  interval: Millis | undefined,
): MarkPrice {
  const frame = v.object({ e: v.literal('markPriceUpdate'), s: wireSymbol(symbol), ...fields });
  return markPriceOf(read('markPriceUpdate', frame, payload), interval);
}

function markPriceOf(
  { E, p, i, r, T }: v.InferOutput<typeof known>,
  interval: Millis | undefined,
): MarkPrice {
  return {
    time: E,
    mark: p,
    index: i,
    ...(r === undefined ? {} : { predictedFunding: r }),
    ...(T === undefined ? {} : { nextFunding: T }),
    ...(interval === undefined ? {} : { fundingInterval: interval }),
  };
}
