import type { MarketFeed } from '../exchange/market-feed';
import { barFeed } from './bar-feed';
import { type BinanceRecord, RECORDED_BAR, isBinance, readBinance } from './binance-record';
import { ContextRecord } from './context-record';
import { isHyperliquid, readHyperliquid } from './hyperliquid-record';
import { RecordError } from './record-error';
import { recordFiles } from './record-files';
import { tapeFeed } from './tape-feed';
import { TradeTape } from './trade-tape';

export interface ReplayOptions {
  readonly now: number;
  /** Which of the recordings, if the folder has both; left out: the one with trades. */
  readonly source?: 'hyperliquid' | 'binance';
  /** At least this much of the record is left to play after `now`. */
  readonly live?: number;
}

const HOUR = 3_600_000;
const SHIFT = 8 * HOUR;

/**
 * A recording as a market of now, served as Binance BTCUSDT. Its time is moved by a whole multiple of 8 hours, so that
 * funding times keep their hours, to where `live` to `live` + 8 h of it are still to come.
 */
export function recordedFeed(directory: string, { now, source, live = 4 * HOUR }: ReplayOptions): MarketFeed {
  const files = recordFiles(directory);
  const shiftFor = (end: number): number => Math.ceil((now + live - end) / SHIFT) * SHIFT;
  switch (source ?? detected(files)) {
    case 'hyperliquid':
      return hyperliquidFeed(files, directory, now, shiftFor);
    case 'binance':
      return binanceFeed(files, directory, now, shiftFor);
    default:
      throw new RecordError(
        directory,
        'no recording that can be replayed: neither trades_BTC_* nor binance_um_BTCUSDT_5m_*',
      );
  }
}

function detected(files: readonly string[]): 'hyperliquid' | 'binance' | undefined {
  if (isHyperliquid(files)) return 'hyperliquid';
  return isBinance(files) ? 'binance' : undefined;
}

type ShiftFor = (end: number) => number;

const SERVED = { symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT' };

function hyperliquidFeed(
  files: readonly string[],
  directory: string,
  now: number,
  shiftFor: ShiftFor,
): MarketFeed {
  const { trades, context } = readHyperliquid(files, directory);
  const [first = 0, end = 0] = [trades.time[0], trades.time.at(-1)];
  const shift = shiftFor(end);
  const moved = (times: Float64Array): Float64Array => times.map((time) => time + shift);
  return tapeFeed({
    ...SERVED,
    title: `recorded · Hyperliquid BTC ${day(first)} – ${day(end)}, served as Binance BTCUSDT`,
    tape: new TradeTape({ ...trades, time: moved(trades.time) }),
    context: new ContextRecord({ ...context, time: moved(context.time) }, HOUR),
    now,
    tickSize: 1,
    stepSize: 0.00001,
    fundingIntervalHours: 1,
  });
}

function binanceFeed(
  files: readonly string[],
  directory: string,
  now: number,
  shiftFor: ShiftFor,
): MarketFeed {
  const record = readBinance(files, directory);
  const [first = 0, end = 0] = [record.bars[0]?.openTime, record.bars.at(-1)?.openTime];
  return barFeed({
    ...SERVED,
    title: `recorded · Binance BTCUSDT 5m bars ${day(first)} – ${day(end)}`,
    record: movedRecord(record, shiftFor(end + RECORDED_BAR)),
    now,
    tickSize: 0.1,
    stepSize: 0.001,
    fundingIntervalHours: 8,
  });
}

function movedRecord(record: BinanceRecord, shift: number): BinanceRecord {
  const byOpen = <Row extends { openTime: number }>(row: Row): Row => ({
    ...row,
    openTime: row.openTime + shift,
  });
  const byTime = <Row extends { time: number }>(row: Row): Row => ({ ...row, time: row.time + shift });
  return {
    bars: record.bars.map(byOpen),
    marks: record.marks.map(byOpen),
    openInterest: record.openInterest.map(byTime),
    funding: record.funding.map(byTime),
  };
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
