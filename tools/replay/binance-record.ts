import { basename } from 'node:path';

import type { FeedBar, FeedMarkBar } from '../exchange/market-feed';
import { RecordError } from './record-error';
import { csvColumns } from './record-files';

/**
 * Recordings of Binance's perpetual of a coin on USDT: bars of 5 minutes without taker split or quote volume, open interest every
 * 5 minutes (the stamp t closes the bar that opened at t − 5 min), funding every 8 hours, and mark bars of an hour.
 */
export interface BinanceRecord {
  readonly bars: FeedBar[];
  readonly marks: FeedMarkBar[];
  readonly openInterest: { time: number; quantity: number }[];
  readonly funding: { time: number; rate: number }[];
}

export const RECORDED_BAR = 300_000;
export const RECORDED_MARK_BAR = 3_600_000;

function fileOf(files: readonly string[], coin: string, series: string): string | undefined {
  const pattern = new RegExp(`^binance_um_${coin}USDT_${series}_[\\d_]+\\.csv(\\.gz)?$`);
  return files.find((file) => pattern.test(basename(file)));
}

const OHLC = ['open_time_ms', 'open', 'high', 'low', 'close'] as const;

export function isBinance(files: readonly string[], coin = 'BTC'): boolean {
  return fileOf(files, coin, '5m') !== undefined;
}

/** The bars are needed; what else is absent stays absent. */
export function readBinance(files: readonly string[], directory: string, coin = 'BTC'): BinanceRecord {
  const bars = fileOf(files, coin, '5m');
  if (bars === undefined) throw new RecordError(directory, `no file is named binance_um_${coin}USDT_5m_*`);
  const [marks, openInterest, funding] = ['mark_1h', 'oi_5m', 'funding_8h'].map((series) =>
    fileOf(files, coin, series),
  );
  return {
    bars: readBars(bars),
    marks: marks === undefined ? [] : readMarks(marks),
    openInterest: openInterest === undefined ? [] : readOpenInterest(openInterest),
    funding: funding === undefined ? [] : readFunding(funding),
  };
}

function readBars(file: string): FeedBar[] {
  const columns = csvColumns(file, [...OHLC, 'volume']);
  return readOhlc(columns).map((bar, i) => {
    const volume = columns.volume[i]!;
    // Neither quote volume nor a count is recorded: the first is taken at the bar's middle, the second is unknown.
    return {
      ...bar,
      volume,
      quoteVolume: (volume * (bar.open + bar.high + bar.low + bar.close)) / 4,
      trades: 0,
    };
  });
}

function readMarks(file: string): FeedMarkBar[] {
  return readOhlc(csvColumns(file, OHLC));
}

function readOhlc(columns: Record<(typeof OHLC)[number], Float64Array>): FeedMarkBar[] {
  return Array.from(columns.open_time_ms, (openTime, i) => ({
    openTime,
    open: columns.open[i]!,
    high: columns.high[i]!,
    low: columns.low[i]!,
    close: columns.close[i]!,
  }));
}

function readOpenInterest(file: string): BinanceRecord['openInterest'] {
  const columns = csvColumns(file, ['t', 'oi']);
  // A few stamps are two seconds late.
  return Array.from(columns.t, (time, i) => ({ time: onGrid(time), quantity: columns.oi[i]! }));
}

function readFunding(file: string): BinanceRecord['funding'] {
  const columns = csvColumns(file, ['funding_time_ms', 'funding_rate']);
  return Array.from(columns.funding_time_ms, (time, i) => ({
    time: onGrid(time),
    rate: columns.funding_rate[i]!,
  }));
}

function onGrid(time: number): number {
  return Math.round(time / RECORDED_BAR) * RECORDED_BAR;
}
