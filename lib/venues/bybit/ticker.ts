/**
 * The ticker holds mark, index, funding and open interest at once: `GET /v5/market/tickers` and the stream
 * `tickers.<symbol>`, which sends a snapshot and then only the fields that changed. `fundingRate` is the one that the running
 * interval heads for (Bybit, "Get Tickers", "Ticker").
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import { type UnixMs, millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import { wirePrice, wireRate, wireSymbol, wireTime, wireTimeOrText } from '../wire-field';
import { anyList, answerOf } from './answer';
import { baseQuantity, categoryOf, wireSize } from './contract';
import { onceCounted, openInterestFields } from './open-interest';
import { read, wireError } from './wire';

const TICKERS = 'v5/market/tickers';

const absent = (): undefined => undefined;
const nothing = v.pipe(v.picklist(['', '0']), v.transform(absent));
const hours = v.pipe(
  v.string(),
  v.digits('hours'),
  v.transform(Number),
  v.check((count) => count >= 1 && count <= 24, '1 to 24 hours'),
  v.transform((count) => millis(count * HOUR)),
);
/** Contracts that pay no funding say '' or '0'. */
const rateOrNone = v.union([v.pipe(v.literal(''), v.transform(absent)), wireRate], 'a rate or nothing');
const timeOrNone = v.union([nothing, wireTimeOrText], 'a time or nothing');
const intervalOrNone = v.union([nothing, hours], '1 to 24 hours or nothing');

const markFields = v.object({
  markPrice: wirePrice,
  indexPrice: wirePrice,
  fundingRate: rateOrNone,
  nextFundingTime: timeOrNone,
  fundingIntervalHour: v.exactOptional(intervalOrNone),
});
const changedMarkFields = v.object({
  markPrice: v.exactOptional(wirePrice),
  indexPrice: v.exactOptional(wirePrice),
  fundingRate: v.exactOptional(rateOrNone),
  nextFundingTime: v.exactOptional(timeOrNone),
  fundingIntervalHour: v.exactOptional(intervalOrNone),
});
const changedInterestFields = v.object({
  openInterest: v.exactOptional(wireSize),
  singleOpenInterest: v.exactOptional(wireSize),
});

type Mark = v.InferOutput<typeof markFields>;

export interface Ticker {
  readonly mark: MarkPrice;
  readonly openInterest: OpenInterest;
}

export function parseTicker(payload: unknown, symbol: string): Ticker {
  const { time, result } = answerOf(TICKERS, anyList, payload);
  const named = v.object({
    symbol: wireSymbol(symbol),
    ...markFields.entries,
    ...openInterestFields.entries,
  });
  const [fields] = read(TICKERS, v.tuple([named]), result.list);
  return {
    mark: markPriceOf(time, fields),
    openInterest: openInterestOf(time, symbol, onceCounted(TICKERS, fields), fields),
  };
}

/** Reads the frames of one socket's ticker stream: what each of them changed. */
export function tickerReader(symbol: string): (frame: unknown) => Partial<Ticker> {
  const frames = framesAbout(symbol);
  let known: Mark | undefined;
  return (frame) => {
    const { type, ts: time, data } = read('tickers', frames, frame);
    if (type === 'snapshot') known = data;
    else if (known) known = { ...known, ...data };
    else throw wireError('tickers', 'tickers.type', 'a snapshot first', type);
    const { openInterest, singleOpenInterest } = data;
    const size =
      openInterest === undefined ? undefined : onceCounted('tickers', { openInterest, singleOpenInterest });
    return {
      ...(MARK_FIELDS.some((field) => field in data) && { mark: markPriceOf(time, known) }),
      ...(size !== undefined && { openInterest: openInterestOf(time, symbol, size, known) }),
    };
  };
}

const MARK_FIELDS = Object.keys(markFields.entries);

function framesAbout(symbol: string) {
  const stamped = { topic: v.literal(`tickers.${symbol}`), ts: wireTime };
  const about = { symbol: wireSymbol(symbol) };
  const all = v.object({ ...about, ...markFields.entries, ...openInterestFields.entries });
  const changed = v.object({ ...about, ...changedMarkFields.entries, ...changedInterestFields.entries });
  return v.variant('type', [
    v.object({ ...stamped, type: v.literal('snapshot'), data: all }),
    v.object({ ...stamped, type: v.literal('delta'), data: changed }),
  ]);
}

function markPriceOf(
  time: UnixMs,
  { markPrice, indexPrice, fundingRate, nextFundingTime, fundingIntervalHour }: Mark,
): MarkPrice {
  return {
    time,
    mark: markPrice,
    index: indexPrice,
    ...(fundingRate === undefined ? {} : { predictedFunding: fundingRate }),
    ...(nextFundingTime === undefined ? {} : { nextFunding: nextFundingTime }),
    ...(fundingIntervalHour === undefined ? {} : { fundingInterval: fundingIntervalHour }),
  };
}

function openInterestOf(time: UnixMs, symbol: string, size: number, { markPrice }: Mark): OpenInterest {
  return { time, quantity: baseQuantity(categoryOf(symbol), size, markPrice) };
}
