/**
 * `GET /v5/market/kline` and `/mark-price-kline`: rows of text, newest first, the first of them perhaps still forming. Of a
 * linear contract the volume is in the base coin; of an inverse one it is in USD, and the turnover in the base coin. The
 * taker's side is not split (Bybit, "Get Kline", "Get Mark Price Kline").
 */
import * as v from 'valibot';

import type { Millis, UnixMs } from '../../core/units';
import type { Bar, MarkBar } from '../../market/bar';
import { wirePrice, wireQuantity, wireTimeOrText } from '../wire-field';
import { answerOf, listAbout } from './answer';
import { categoryOf } from './contract';
import { read, requireAscending, wireError } from './wire';

const KLINE = 'v5/market/kline';
const MARK_PRICE_KLINE = 'v5/market/mark-price-kline';

export interface AskedBars {
  readonly symbol: string;
  readonly interval: Millis;
  readonly from: UnixMs;
  readonly to: UnixMs;
}

const COLUMNS = ['openTime', 'open', 'high', 'low', 'close', 'volume', 'turnover'];
const ohlc = [wireTimeOrText, wirePrice, wirePrice, wirePrice, wirePrice] as const;
const barRows = v.array(v.looseTuple([...ohlc, wireQuantity, wireQuantity]));
const markRows = v.array(v.looseTuple([...ohlc]));

/** Closed bars, ascending. */
export function parseBars(payload: unknown, asked: AskedBars): Bar[] {
  const inverse = categoryOf(asked.symbol) === 'inverse';
  return closedRows(KLINE, barRows, payload, asked).map((row) => {
    const [, , , , , volume, turnover] = row;
    return { ...pricesOf(row, asked), volume: inverse ? turnover : volume };
  });
}

/** Closed bars, ascending. */
export function parseMarkBars(payload: unknown, asked: AskedBars): MarkBar[] {
  return closedRows(MARK_PRICE_KLINE, markRows, payload, asked).map((row) => pricesOf(row, asked));
}

/** The mark price at each bar's opening, that of the forming bar too. */
export function parseMarkOpens(payload: unknown, asked: AskedBars): Map<UnixMs, MarkBar['open']> {
  const { rows } = rowsOf(MARK_PRICE_KLINE, markRows, payload, asked);
  return new Map(rows.map(([openTime, open]) => [openTime, open]));
}

type Prices = v.InferOutput<typeof markRows>[number];

function pricesOf([openTime, open, high, low, close]: Prices, { interval }: AskedBars): MarkBar {
  return { openTime, duration: interval, open, high, low, close };
}

function closedRows<Row extends Prices>(
  endpoint: string,
  schema: v.GenericSchema<unknown, Row[]>,
  payload: unknown,
  asked: AskedBars,
): Row[] {
  const { time, rows } = rowsOf(endpoint, schema, payload, asked);
  return rows.filter(([openTime]) => openTime + asked.interval <= time);
}

function rowsOf<Row extends Prices>(
  endpoint: string,
  schema: v.GenericSchema<unknown, Row[]>,
  payload: unknown,
  { symbol, interval, from, to }: AskedBars,
): { time: UnixMs; rows: Row[] } {
  const { time, result } = answerOf(endpoint, listAbout(symbol), payload);
  const rows = read(endpoint, schema, result.list, COLUMNS).toReversed();
  requireAscending(endpoint, rows, 'openTime', ([openTime]) => openTime, [from, to - 1]);
  const name = endpoint.slice(endpoint.lastIndexOf('/') + 1);
  rows.forEach(([openTime, open, high, low, close], index) => {
    const refuse = (field: string, expected: string, got: number): never => {
      throw wireError(endpoint, `${name}[${index}].${field}`, expected, got);
    };
    if (openTime % interval !== 0) refuse('openTime', `a multiple of ${interval}`, openTime);
    if (high < Math.max(open, close)) refuse('high', 'at least open and close', high);
    if (low > Math.min(open, close)) refuse('low', 'at most open and close', low);
  });
  return { time, rows };
}
