/**
 * Which requests answer a range of bars (Bitget, "Get Candlestick Data", "Get Historical Candlestick"): `candles` gives 1000,
 * but a month back only at the short lengths; `history-candles` gives 200, from any time; neither spans more than 90 days.
 * Both count from the end of what is asked.
 */
import { DAY, floorTo } from '../../core/time';
import { type Millis, type UnixMs, after, millis, unixMs } from '../../core/units';
import type { Query } from 'ccxt/js/src/base/Exchange.js';

/** Bars in [from, to). */
export interface AskedBars {
  readonly interval: Millis;
  readonly from: UnixMs;
  readonly to: UnixMs;
}

export interface CandleRequest extends AskedBars {
  /** Of the endpoints that reach further back. */
  readonly isOld: boolean;
}

/**
 * More is asked than is wanted, a bar at either end: the documents leave open whether the start and the end belong to the
 * range, and if one bar too many fits it, the first is what is left out.
 */
const MARGIN = 2;
const RECENT_BARS = 1000 - MARGIN;
const OLD_BARS = 200 - MARGIN;
const LONGEST = 90 * DAY;
/** A month, less what the clocks may differ and a request may wait. */
const RECENT = 29 * DAY;

/** The largest number of bars that one request answers. */
export const BAR_PAGE = RECENT_BARS;

export function candleRequests({ interval, from, to }: AskedBars, now: UnixMs): CandleRequest[] {
  const requests: CandleRequest[] = [];
  const end = to < now ? to : now;
  for (let start = floorTo(after(from, millis(interval - 1)), interval); start < end;) {
    const isOld = start < now - RECENT;
    const count = Math.min(isOld ? OLD_BARS : RECENT_BARS, Math.floor(LONGEST / interval) - MARGIN);
    const stop = unixMs(Math.min(start + count * interval, end));
    requests.push({ interval, from: start, to: stop, isOld });
    start = stop;
  }
  return requests;
}

/** The range and its margin; no time that is still to come. */
export function rangeOf({ interval, from, to }: CandleRequest, now: UnixMs): Query {
  const end = after(floorTo(unixMs(to - 1), interval), interval);
  return {
    startTime: from - interval,
    endTime: Math.min(end, now),
    limit: (end - from) / interval + MARGIN,
  };
}
