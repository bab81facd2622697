/** What the requests have in common. The venue answers newest first and includes both ends of a range. */
import { type Millis, type UnixMs, after, millis, unixMs } from '../../core/units';
import { type Category, categoryOf } from './contract';
import { barName } from './intervals';
import type { AskedBars } from './klines';

export interface Range {
  readonly from: UnixMs;
  readonly to: UnixMs;
}

export function about(symbol: string): { category: Category; symbol: string } {
  return { category: categoryOf(symbol), symbol };
}

/** The earliest part of a range: of one that holds more than a page the venue would give the latest. */
export function earliest(from: UnixMs, to: UnixMs, longest: Millis): Range {
  const end = after(from, longest);
  return { from, to: end < to ? end : to };
}

export function timesOf({ from, to }: Range): { startTime: number; endTime: number } {
  return { startTime: from, endTime: to - 1 };
}

/** Undefined if no bar opens in the range. */
export function askedBars(
  symbol: string,
  interval: Millis,
  from: UnixMs,
  to: UnixMs,
  most: number,
): AskedBars | undefined {
  const first = unixMs(Math.ceil(from / interval) * interval);
  return first < to ? { symbol, interval, ...earliest(first, to, millis(most * interval)) } : undefined;
}

export function barQuery({ symbol, interval, from, to }: AskedBars): Record<string, string | number> {
  const limit = Math.ceil((to - from) / interval);
  return { ...about(symbol), interval: barName(interval), start: from, end: to - 1, limit };
}
