/**
 * `GET public/get_tradingview_chart_data`: columns, oldest first, with the bar that still forms. `volume` is in the base coin
 * for linear and inverse contracts alike, `cost` in the quote; the taker's side is not split. Where nothing was traded the
 * venue fills in a bar at the last price, with a volume of 0 (Deribit, "public/get_tradingview_chart_data",
 * "chart.trades.(instrument_name).(resolution)").
 */
import * as v from 'valibot';

import { type Millis, type UnixMs, baseQty } from '../../core/units';
import type { Bar } from '../../market/bar';
import { wireTime } from '../wire-field';
import { answerOf } from './answer';
import { amount, numericPrice } from './deribit-field';
import { requireAscending, wireError } from './wire';

const CHART = 'public/get_tradingview_chart_data';

/** Bars that open in [from, to). */
export interface AskedBars {
  readonly interval: Millis;
  readonly from: UnixMs;
  readonly to: UnixMs;
}

const prices = v.array(numericPrice);
const columns = v.variant('status', [
  v.object({
    status: v.literal('ok'),
    ticks: v.array(wireTime),
    open: prices,
    high: prices,
    low: prices,
    close: prices,
    volume: v.array(amount),
  }),
  v.object({ status: v.literal('no_data') }),
]);

/** Closed bars, ascending. */
export function parseBars(payload: unknown, asked: AskedBars): Bar[] {
  const { time, result } = answerOf(CHART, columns, payload);
  if (result.status === 'no_data') return [];
  const { status: _, ...lists } = result;
  for (const [name, list] of Object.entries(lists)) {
    if (list.length === result.ticks.length) continue;
    throw wireError(CHART, `get_tradingview_chart_data.${name}`, `${result.ticks.length} items`, list.length);
  }
  const bars = result.ticks.map((openTime, i) => ({
    openTime,
    duration: asked.interval,
    open: result.open[i]!,
    high: result.high[i]!,
    low: result.low[i]!,
    close: result.close[i]!,
    volume: baseQty(result.volume[i]!),
  }));
  bars.forEach((bar, index) => checkBar(bar, index));
  requireAscending(CHART, bars, 'ticks', ({ openTime }) => openTime, [asked.from, asked.to - 1]);
  return bars.filter(({ openTime }) => openTime + asked.interval <= time);
}

function checkBar({ openTime, duration, open, high, low, close }: Bar, index: number): void {
  const refuse = (field: string, expected: string, got: number): never => {
    throw wireError(CHART, `get_tradingview_chart_data.${field}[${index}]`, expected, got);
  };
  if (openTime % duration !== 0) refuse('ticks', `a multiple of ${duration}`, openTime);
  if (high < Math.max(open, close)) refuse('high', 'at least open and close', high);
  if (low > Math.min(open, close)) refuse('low', 'at most open and close', low);
}
