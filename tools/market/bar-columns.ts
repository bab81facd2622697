/** Bars of equal length as columns: trades, mark price, and the open interest when the bar closes. */
import { type Ohlc, meanPrice, visit } from './step-path';

const COLUMNS = [
  'openTime',
  'open',
  'high',
  'low',
  'close',
  'markOpen',
  'markHigh',
  'markLow',
  'markClose',
  'volume',
  'quoteVolume',
  'trades',
  'takerBuy',
  'openInterest',
] as const;

export type BarColumns = Readonly<Record<(typeof COLUMNS)[number], Float64Array>>;

/** What a bar is made of: a step of the market, or one drawn without traders. */
export interface BarPart {
  readonly openTime: number;
  readonly last: Ohlc;
  readonly mark: Ohlc;
  readonly volume: number;
  readonly takerBuy: number;
  readonly trades: number;
  readonly openInterest: number;
}

export function emptyBars(length: number): BarColumns {
  return Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(length)])) as BarColumns;
}

/** Adds a part to the bar in `row`; parts come in the order of time. */
export function addToBar(bars: BarColumns, row: number, part: BarPart): void {
  const isFirst = bars.trades[row] === 0;
  if (isFirst) bars.openTime[row] = part.openTime;
  const last = isFirst ? part.last : extended(ohlcOf(bars, row), part.last);
  const mark = isFirst ? part.mark : extended(markOf(bars, row), part.mark);
  bars.open[row] = last.open;
  bars.high[row] = last.high;
  bars.low[row] = last.low;
  bars.close[row] = last.close;
  bars.markOpen[row] = mark.open;
  bars.markHigh[row] = mark.high;
  bars.markLow[row] = mark.low;
  bars.markClose[row] = mark.close;
  bars.volume[row]! += part.volume;
  bars.quoteVolume[row]! += part.volume * meanPrice(part.last);
  bars.trades[row]! += part.trades;
  bars.takerBuy[row]! += part.takerBuy;
  bars.openInterest[row] = part.openInterest;
}

function ohlcOf(bars: BarColumns, row: number): Ohlc {
  return { open: bars.open[row]!, high: bars.high[row]!, low: bars.low[row]!, close: bars.close[row]! };
}

function markOf(bars: BarColumns, row: number): Ohlc {
  const { markOpen, markHigh, markLow, markClose } = bars;
  return { open: markOpen[row]!, high: markHigh[row]!, low: markLow[row]!, close: markClose[row]! };
}

function extended(bar: Ohlc, by: Ohlc): Ohlc {
  visit(bar, by.high);
  visit(bar, by.low);
  visit(bar, by.close);
  return bar;
}
