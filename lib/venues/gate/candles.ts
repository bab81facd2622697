/**
 * `GET /futures/usdt/candlesticks`, ascending; with the prefix `mark_` the mark price. `t` opens the bar, `v` counts
 * contracts. Both ends of the window are inclusive, and quiet intervals have flat bars (both seen 2026-09-25).
 */
import * as v from 'valibot';

import type { Millis, UnixMs } from '../../core/units';
import type { Bar, MarkBar } from '../../market/bar';
import { wirePrice } from '../wire-field';
import { baseOf, seconds, size } from './gate-field';
import { read, requireAscending, wireError } from './wire';

export const CANDLES = 'futures/usdt/candlesticks';

export interface AskedBars {
  readonly interval: Millis;
  readonly from: UnixMs;
  /** Inclusive: a bar that opens here proves that the one before is closed. */
  readonly to: UnixMs;
}

const prices = { t: seconds, o: wirePrice, h: wirePrice, l: wirePrice, c: wirePrice };
const marks = v.array(v.object(prices));
const bars = v.array(v.object({ ...prices, v: size }));

export function parseBars(payload: unknown, asked: AskedBars, contractSize: number): Bar[] {
  const rows = read(CANDLES, bars, payload);
  checkRows(rows, asked);
  return rows.map((row) => ({ ...markBarOf(row, asked), volume: baseOf(row.v, contractSize) }));
}

export function parseMarkBars(payload: unknown, asked: AskedBars): MarkBar[] {
  const rows = read(CANDLES, marks, payload);
  checkRows(rows, asked);
  return rows.map((row) => markBarOf(row, asked));
}

type Row = v.InferOutput<typeof marks>[number];

function markBarOf({ t, o, h, l, c }: Row, { interval }: AskedBars): MarkBar {
  return { openTime: t, duration: interval, open: o, high: h, low: l, close: c };
}

function checkRows(rows: readonly Row[], { interval, from, to }: AskedBars): void {
  requireAscending(CANDLES, rows, 't', ({ t }) => t, [from, to]);
  rows.forEach(({ t, o, h, l, c }, index) => {
    const refuse = (field: string, expected: string, got: number): never => {
      throw wireError(CANDLES, `candlesticks[${index}].${field}`, expected, got);
    };
    if (t % interval !== 0) refuse('t', `a multiple of ${interval} ms`, t);
    if (h < Math.max(o, c)) refuse('h', 'at least open and close', h);
    if (l > Math.min(o, c)) refuse('l', 'at most open and close', l);
  });
}
