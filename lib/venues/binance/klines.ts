/**
 * `GET /fapi/v1/klines` and `/fapi/v1/markPriceKlines`: rows of twelve columns. Column 5 is the volume in base units,
 * column 9 the part of it whose taker bought (Binance, "Kline/Candlestick Data").
 */
import * as v from 'valibot';

import type { Millis, UnixMs } from '../../core/units';
import type { Bar, MarkBar } from '../../market/bar';
import { wirePrice, wireQuantity, wireTime } from '../wire-field';
import { read, wireError, requireAscending } from './wire';

export const KLINES = 'fapi/v1/klines';
export const SPOT_KLINES = 'api/v3/klines';
export const MARK_KLINES = 'fapi/v1/markPriceKlines';

export interface AskedBars {
  readonly interval: Millis;
  readonly from: UnixMs;
  /** Inclusive: a bar that opens here proves that the one before is closed. */
  readonly to: UnixMs;
}

const COLUMNS = [
  'openTime',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'closeTime',
  'quoteVolume',
  'trades',
  'takerBuy',
];
const ohlc = [wireTime, wirePrice, wirePrice, wirePrice, wirePrice] as const;
const barRows = v.array(
  v.looseTuple([...ohlc, wireQuantity, wireTime, v.unknown(), v.unknown(), wireQuantity]),
);
const markRows = v.array(v.looseTuple([...ohlc, v.unknown(), wireTime]));

export function parseBars(payload: unknown, asked: AskedBars, endpoint = KLINES): Required<Bar>[] {
  const rows = read(endpoint, barRows, payload, COLUMNS);
  checkRows(endpoint, rows, asked);
  return rows.map((row, index) => {
    const [openTime, open, high, low, close, volume, , , , takerBuy] = row;
    if (takerBuy > volume) {
      throw wireError(endpoint, `klines[${index}].takerBuy`, `at most the volume, ${volume}`, takerBuy);
    }
    return { openTime, duration: asked.interval, open, high, low, close, volume, takerBuy };
  });
}

export function parseMarkBars(payload: unknown, asked: AskedBars, endpoint = MARK_KLINES): MarkBar[] {
  const rows = read(endpoint, markRows, payload, COLUMNS);
  checkRows(endpoint, rows, asked);
  return rows.map(([openTime, open, high, low, close]) => ({
    openTime,
    duration: asked.interval,
    open,
    high,
    low,
    close,
  }));
}

type Row = v.InferOutput<typeof markRows>[number];

export function checkRows(endpoint: string, rows: readonly Row[], { interval, from, to }: AskedBars): void {
  requireAscending(endpoint, rows, 'openTime', ([openTime]) => openTime, [from, to]);
  const name = endpoint.slice(endpoint.lastIndexOf('/') + 1);
  rows.forEach(([openTime, open, high, low, close, , closeTime], index) => {
    const refuse = (field: string, expected: string, got: number): never => {
      throw wireError(endpoint, `${name}[${index}].${field}`, expected, got);
    };
    if (closeTime !== openTime + interval - 1) refuse('closeTime', `${openTime + interval - 1}`, closeTime);
    if (high < Math.max(open, close)) refuse('high', 'at least open and close', high);
    if (low > Math.min(open, close)) refuse('low', 'at most open and close', low);
  });
}
