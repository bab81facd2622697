/**
 * OKX says mark, index and predicted funding apart, by REST and by channel alike: `mark-price`, `index-tickers` (of the
 * family: BTC-USDT) and `funding-rate`, which settles at `fundingTime` and then at `nextFundingTime` (OKX, "Get mark price",
 * "Get index tickers", "Get funding rate").
 */
import * as v from 'valibot';

import type { Millis, Price, UnixMs } from '../../core/units';
import { millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import { wirePrice } from '../wire-field';
import { rateOrNone, textTime, textTimeOrNone } from './okx-field';
import { read, requireInstrument } from './wire';

export const MARK_PRICE = 'mark-price';
export const INDEX_TICKERS = 'index-tickers';
export const FUNDING_RATE = 'funding-rate';

const mark = v.tuple([v.object({ instId: v.string(), markPx: wirePrice, ts: textTime })]);
const index = v.tuple([v.object({ instId: v.string(), idxPx: wirePrice })]);
const funding = v.tuple([
  v.object({
    instId: v.string(),
    fundingRate: rateOrNone,
    fundingTime: textTimeOrNone,
    nextFundingTime: textTimeOrNone,
  }),
]);

export interface Mark {
  readonly time: UnixMs;
  readonly mark: Price;
}

/** What there is of it. */
export interface Funding {
  readonly predictedFunding?: number;
  readonly nextFunding?: UnixMs;
  readonly fundingInterval?: Millis;
}

export function parseMark(data: unknown, symbol: string): Mark {
  const rows = read(MARK_PRICE, mark, data);
  requireInstrument(MARK_PRICE, rows, symbol);
  return { time: rows[0].ts, mark: rows[0].markPx };
}

export function parseIndex(data: unknown, family: string): Price {
  const rows = read(INDEX_TICKERS, index, data);
  requireInstrument(INDEX_TICKERS, rows, family);
  return rows[0].idxPx;
}

export function parseFunding(data: unknown, symbol: string): Funding {
  const rows = read(FUNDING_RATE, funding, data);
  requireInstrument(FUNDING_RATE, rows, symbol);
  const { fundingRate, fundingTime, nextFundingTime } = rows[0];
  return {
    ...(fundingRate === undefined ? {} : { predictedFunding: fundingRate }),
    ...(fundingTime === undefined ? {} : { nextFunding: fundingTime }),
    ...(fundingTime === undefined || nextFundingTime === undefined || nextFundingTime <= fundingTime
      ? {}
      : { fundingInterval: millis(nextFundingTime - fundingTime) }),
  };
}

export function markPriceOf(at: Mark, indexPrice: Price, predicted: Funding): MarkPrice {
  return { ...at, index: indexPrice, ...predicted };
}
