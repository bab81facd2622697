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
  const bars = paths.flatMap(readTextFiles).flatMap((file) => {
    const rows = readRows(file, LAYOUT, [...PRICES, 'volume']);
    return candles(file, rows).map(([candle, row]): Bar => ({ ...candle, ...volumes(row) }));
  });
  return ordered(bars, 'bars');
}

export function readMarkKlines(paths: readonly string[]): MarkBar[] {
  const bars = paths
    .flatMap(readTextFiles)
    .flatMap((file) => candles(file, readRows(file, LAYOUT, PRICES)).map(([candle]) => candle));
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

function candles(file: TextFile, rows: readonly Row<Field>[]): [MarkBar, Row<Field>][] {
  if (rows.length === 0) throw new InputError(`${file.name}: has no rows`);
  const times = rows.map((row) => row.time('time'));
  const duration = durationOf(file, rows, times);
  return rows.map((row, i) => {
    if ((times[i]! - times[0]!) % duration !== 0) {
      throw row.bad('time', `a multiple of ${duration / 60_000} minutes after the first row`);
    }
    return [candle(row, times[i]!, duration), row];
  });
}

/** From the first row's close time, which is inclusive and so a moment short; else from the spacing of the rows. */
function durationOf(file: TextFile, rows: readonly Row<Field>[], times: readonly UnixMs[]): Millis {
  const [row] = rows;
  if (row?.text('closeTime')) return millis(Math.round((row.time('closeTime') - times[0]!) / 1_000) * 1_000);
  const step = shortestStep(times);
  if (step === undefined) throw new InputError(`${file.name}: one row does not tell how long a bar is`);
  return millis(step);
}

function candle(row: Row<Field>, openTime: UnixMs, duration: Millis): MarkBar {
  const [open, high, low, close] = [
    row.positive('open'),
    row.positive('high'),
    row.positive('low'),
    row.positive('close'),
  ];
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

function volumes(row: Row<Field>): Pick<Bar, 'volume' | 'takerBuy'> {
  const volume = row.atLeastZero('volume');
  if (volume === undefined) throw row.bad('volume', 'a number');
  const takerBuy = row.atLeastZero('takerBuy');
  if (takerBuy === undefined) return { volume: baseQty(volume) };
  if (takerBuy > volume * (1 + 1e-9)) throw row.bad('takerBuy', `at most the volume, ${volume}`);
  return { volume: baseQty(volume), takerBuy: baseQty(Math.min(takerBuy, volume)) };
}
