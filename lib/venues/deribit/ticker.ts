/**
 * The ticker holds mark, index, funding and open interest at once, whole in every frame: `GET public/ticker` and the stream
 * `ticker.<instrument>.100ms`. `current_funding` is the rate of this instant for eight hours, mark ÷ index - 1 beyond a
 * dead band; it is paid by the millisecond, so that there is no next payment. `open_interest` is in USD for inverse contracts,
 * in coins for linear ones (Deribit, "public/ticker", "Perpetual").
 */
import * as v from 'valibot';

import { HOUR } from '../../core/time';
import { millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import { wireSymbol, wireTime } from '../wire-field';
import { answerOf } from './answer';
import { baseQuantity } from './contract';
import { amount, numericPrice, numericRate } from './deribit-field';
import { read } from './wire';

const FUNDING_INTERVAL = millis(8 * HOUR);

export interface Ticker {
  readonly mark: MarkPrice;
  readonly openInterest: OpenInterest;
}

function tickerAbout(symbol: string) {
  return v.object({
    instrument_name: wireSymbol(symbol),
    timestamp: wireTime,
    mark_price: numericPrice,
    index_price: numericPrice,
    open_interest: amount,
    current_funding: v.exactOptional(numericRate),
  });
}

type Fields = v.InferOutput<ReturnType<typeof tickerAbout>>;

export function parseTicker(payload: unknown, symbol: string): Ticker {
  const fields = answerOf('public/ticker', tickerAbout(symbol), payload).result;
  return { mark: markOf(fields), openInterest: openInterestOf(fields, symbol) };
}

/** Reads the `data` of one instrument's frames; open interest only where it changed. */
export function tickerReader(symbol: string): (data: unknown) => Pick<Ticker, 'mark'> & Partial<Ticker> {
  const schema = tickerAbout(symbol);
  let known: number | undefined;
  return (data) => {
    const fields = read('ticker', schema, data);
    const isKnown = fields.open_interest === known;
    known = fields.open_interest;
    return {
      mark: markOf(fields),
      ...(!isKnown && { openInterest: openInterestOf(fields, symbol) }),
    };
  };
}

function markOf({
  timestamp,
  mark_price: mark,
  index_price: index,
  current_funding: rate,
}: Fields): MarkPrice {
  return {
    time: timestamp,
    mark,
    index,
    ...(rate === undefined ? {} : { predictedFunding: rate, fundingInterval: FUNDING_INTERVAL }),
  };
}

function openInterestOf(
  { timestamp, mark_price: mark, open_interest: open }: Fields,
  symbol: string,
): OpenInterest {
  return { time: timestamp, quantity: baseQuantity(symbol, open, mark) };
}
