/** Bars and mark-price bars from kline files: Binance's twelve columns, or any recording that names its columns. */
import { baseQty, type Millis, millis, price, type UnixMs } from '../../lib/core/units';
import type { Bar, MarkBar } from '../../lib/market/bar';
import { ascending, shortestStep } from './ascending';
import { InputError } from './input-error';
import { type Layout, readRows, type Row } from './table';
import { readTextFiles, type TextFile } from './text-file';

type Field = 'time' | 'open' | 'high' | 'low' | 'close' | 'volume' | 'closeTime' | 'takerBuy';

const LAYOUT: Layout<Field> = {
  time: {
    names: ['open_time', 'open_time_ms', 'time', 'timestamp', 'ts', 'ts_ms', 'ts_s', 't', 'date', 'datetime'],
    at: 0,
  },
  open: { names: ['open', 'o'], at: 1 },
  high: { names: ['high', 'h'], at: 2 },
  low: { names: ['low', 'l'], at: 3 },
  close: { names: ['close', 'c'], at: 4 },
  volume: { names: ['volume', 'v', 'base_volume'], at: 5 },
  closeTime: { names: ['close_time', 'close_time_ms'], at: 6 },
  takerBuy: {
    names: [
      'taker_buy_base',
      'taker_buy_volume',
      'taker_buy_base_volume',
      'taker_buy_base_asset_volume',
      'taker_base_volume',
      'taker_buy',
    ],
    at: 9,
  },
};

const PRICES = ['time', 'open', 'high', 'low', 'close'] as const;

export function readKlines(paths: readonly string[]): Bar[] {
  const bars = paths.flatMap(readTextFiles).flatMap((file) => candles(file, [...PRICES, 'volume'], bar));
  return ordered(bars, 'bars');
}

export function readMarkKlines(paths: readonly string[]): MarkBar[] {
  const bars = paths.flatMap(readTextFiles).flatMap((file) => candles(file, PRICES, (_, candle) => candle));
  return ordered(bars, 'mark-price bars');
}

function ordered<Item extends MarkBar>(bars: Item[], noun: string): Item[] {
  const durations = new Set(bars.map((bar) => bar.duration));
  if (durations.size > 1) {
    const minutes = [...durations].map((duration) => duration / 60_000);
    throw new InputError(`the files' ${noun} are of different lengths: ${minutes.join(', ')} minutes`);
  }
  return ascending(bars, (bar) => bar.openTime, noun);
}

function candles<Item>(
  file: TextFile,
  required: readonly Field[],
  item: (row: Row<Field>, candle: MarkBar) => Item,
): Item[] {
  const duration = durationOf(file, required);
  const items: Item[] = [];
  let first: UnixMs | undefined;
  for (const row of readRows(file, LAYOUT, required)) {
    const openTime = row.time('time');
    first ??= openTime;
    if ((openTime - first) % duration !== 0) {
      throw row.bad('time', `a multiple of ${duration / 60_000} minutes after the first row`);
    }
    items.push(item(row, candle(row, openTime, duration)));
  }
  return items;
}

/** From the first row's close time, which is inclusive and so a moment short; else from the spacing of the rows. */
function durationOf(file: TextFile, required: readonly Field[]): Millis {
  const times: UnixMs[] = [];
  for (const row of readRows(file, LAYOUT, required)) {
    const openTime = row.time('time');
    if (row.text('closeTime')) {
      const seconds = Math.round((row.time('closeTime') - openTime) / 1_000);
      if (seconds <= 0) throw row.bad('closeTime', 'a time after the open time');
      return millis(seconds * 1_000);
    }
    times.push(openTime);
  }
  if (times.length === 0) throw new InputError(`${file.name}: has no rows`);
  const step = shortestStep(times);
  if (step === undefined) throw new InputError(`${file.name}: one row does not tell how long a bar is`);
  return millis(step);
}

function candle(row: Row<Field>, openTime: UnixMs, duration: Millis): MarkBar {
  const open = row.positive('open');
  const high = row.positive('high');
  const low = row.positive('low');
  const close = row.positive('close');
  if (high < Math.max(open, low, close)) throw row.bad('high', 'the highest of the four prices');
  if (low > Math.min(open, close)) throw row.bad('low', 'the lowest of the four prices');
  return {
    openTime,
    duration,
    open: price(open),
    high: price(high),
    low: price(low),
    close: price(close),
  };
}

/** Written out and filled in: object spreads took a third of the time of a large file. */
function bar(row: Row<Field>, { openTime, duration, open, high, low, close }: MarkBar): Bar {
  const volume = row.atLeastZero('volume');
  if (volume === undefined) throw row.bad('volume', 'a number');
  const traded: { -readonly [Key in keyof Bar]: Bar[Key] } = {
    openTime,
    duration,
    open,
    high,
    low,
    close,
    volume: baseQty(volume),
  };
  const takerBuy = row.atLeastZero('takerBuy');
  if (takerBuy !== undefined) {
    if (takerBuy > volume * (1 + 1e-9)) throw row.bad('takerBuy', `at most the volume, ${volume}`);
    traded.takerBuy = baseQty(Math.min(takerBuy, volume));
  }
  return traded;
}
