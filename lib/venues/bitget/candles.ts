/**
 * `GET /api/v2/mix/market/candles`, `history-candles` and `history-mark-candles`: rows of text, of which column 5 is the
 * volume in the base coin (Bitget, "Get Candlestick Data"). Nothing splits it by the taker.
 */
import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import type { Bar, MarkBar } from '../../market/bar';
import { wirePrice, wireQuantity, wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import type { AskedBars } from './candle-request';
import { read, requireAscending, wireError } from './wire';

export const CANDLES = 'api/v2/mix/market/candles';
export const MARK_CANDLES = 'api/v2/mix/market/history-mark-candles';

const COLUMNS = ['openTime', 'open', 'high', 'low', 'close', 'volume'];
const ohlc = [wireTimeOrText, wirePrice, wirePrice, wirePrice, wirePrice] as const;
const barRows = v.array(v.looseTuple([...ohlc, wireQuantity]));
const markRows = v.array(v.looseTuple(ohlc));

/** The closed bars of [from, to); a row beside the range is let pass, as a margin was asked for. */
export function parseBars(payload: unknown, asked: AskedBars): Bar[] {
  const { time, data } = answerOf(CANDLES, payload);
  const rows = ascending(read(CANDLES, barRows, data, COLUMNS));
  checkRows(CANDLES, rows, asked);
  return closedIn(rows, asked, time).map((row) => ({ ...markBarOf(row, asked), volume: row[5] }));
}

export function parseMarkBars(payload: unknown, asked: AskedBars): MarkBar[] {
  const { time, data } = answerOf(MARK_CANDLES, payload);
  const rows = ascending(read(MARK_CANDLES, markRows, data, COLUMNS));
  checkRows(MARK_CANDLES, rows, asked);
  return closedIn(rows, asked, time).map((row) => markBarOf(row, asked));
}

type Row = readonly [...v.InferOutput<typeof markRows>[number]];

/** They are documented ascending; only their times are relied on. */
function ascending<R extends Row>(rows: readonly R[]): R[] {
  return rows.toSorted(([a], [b]) => a - b);
}

function closedIn<R extends Row>(rows: readonly R[], { interval, from, to }: AskedBars, now: UnixMs): R[] {
  return rows.filter(([openTime]) => openTime >= from && openTime < to && openTime + interval <= now);
}

function markBarOf([openTime, open, high, low, close]: Row, { interval }: AskedBars): MarkBar {
  return { openTime, duration: interval, open, high, low, close };
}

function checkRows(endpoint: string, rows: readonly Row[], { interval, from, to }: AskedBars): void {
  const name = endpoint.slice(endpoint.lastIndexOf('/') + 1);
  requireAscending(endpoint, rows, 'openTime', ([openTime]) => openTime, [
    from - 2 * interval,
    to + 2 * interval,
  ]);
  rows.forEach(([openTime, open, high, low, close], index) => {
    const refuse = (field: string, expected: string, got: number): never => {
      throw wireError(endpoint, `${name}[${index}].${field}`, expected, got);
    };
    if (openTime % interval !== 0) refuse('openTime', `a multiple of ${interval}`, openTime);
    if (high < Math.max(open, close)) refuse('high', 'at least open and close', high);
    if (low > Math.min(open, close)) refuse('low', 'at most open and close', low);
  });
}
