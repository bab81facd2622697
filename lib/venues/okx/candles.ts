/**
 * Rows of text, newest first: `GET /api/v5/market/candles` (the newest 1440) and `/history-candles` (years), where column 6
 * is the volume in base units and the last one is 1 once the bar is complete; `/mark-price-candles` and
 * `/history-mark-price-candles` have the prices alone (OKX, "GET / Candlesticks", "Get mark price candlesticks").
 */
import * as v from 'valibot';

import type { Millis, Price, UnixMs } from '../../core/units';
import type { Bar, MarkBar } from '../../market/bar';
import { wirePrice, wireQuantity } from '../wire-field';
import { textTime } from './okx-field';
import { read, requireAscending, wireError } from './wire';

export const CANDLES = 'api/v5/market/candles';
export const MARK_CANDLES = 'api/v5/market/mark-price-candles';

/** Items that open in [from, to). */
export interface Asked {
  readonly interval: Millis;
  readonly from: UnixMs;
  readonly to: UnixMs;
}

const confirm = v.picklist(['0', '1']);
const ohlc = [textTime, wirePrice, wirePrice, wirePrice, wirePrice] as const;
const barRows = v.array(v.tuple([...ohlc, v.unknown(), wireQuantity, v.unknown(), confirm]));
const markRows = v.array(v.tuple([...ohlc, confirm]));
const BAR_COLUMNS = ['ts', 'open', 'high', 'low', 'close', 'vol', 'volCcy', 'volCcyQuote', 'confirm'];
const MARK_COLUMNS = ['ts', 'open', 'high', 'low', 'close', 'confirm'];

export function parseBars(payload: unknown, asked: Asked): Bar[] {
  const rows = read(CANDLES, barRows, payload, BAR_COLUMNS).toReversed();
  checkRows(CANDLES, rows, asked);
  return rows
    .filter((row) => row[8] === '1' && isAsked(row[0], asked))
    .map((row) => ({ ...barOf(row, asked), volume: row[6] }));
}

export function parseMarkBars(payload: unknown, asked: Asked): MarkBar[] {
  const rows = read(MARK_CANDLES, markRows, payload, MARK_COLUMNS).toReversed();
  checkRows(MARK_CANDLES, rows, asked);
  return rows.filter((row) => row[5] === '1' && isAsked(row[0], asked)).map((row) => barOf(row, asked));
}

type Ohlc = readonly [UnixMs, Price, Price, Price, Price, ...unknown[]];

function barOf([openTime, open, high, low, close]: Ohlc, { interval }: Asked): MarkBar {
  return { openTime, duration: interval, open, high, low, close };
}

function isAsked(time: UnixMs, { from, to }: Asked): boolean {
  return time >= from && time < to;
}

/** Whether the venue's cursors count their own instant is not said: the bars beside the range are no fault. */
function checkRows(endpoint: string, rows: readonly Ohlc[], { interval, from, to }: Asked): void {
  requireAscending(endpoint, rows, 'ts', ([time]) => time, [from - interval, to]);
  for (const [time, open, high, low, close] of rows) {
    const at = new Date(time).toISOString();
    if (time % interval !== 0) throw wireError(endpoint, 'ts', `a multiple of ${interval} ms`, at);
    if (high < Math.max(open, close, low)) throw wireError(endpoint, `high of ${at}`, 'the highest', high);
    if (low > Math.min(open, close)) throw wireError(endpoint, `low of ${at}`, 'the lowest', low);
  }
}
