/** How far OKX's histories reach and how much one request gives. */
import { MINUTE } from '../../core/time';
import { type Millis, type UnixMs, after, millis, unixMs } from '../../core/units';
import type { Asked } from './candles';

/**
 * Items of a request. The venue's caps are 300 for candles and 100 for the rest; it answers the newest part of a range, and
 * does not say whether its cursors count their own instant: two less always fit.
 */
export const CANDLES_A_REQUEST = 298;
export const ITEMS_A_REQUEST = 98;
/** Of the 400 rates of an answer; funding is paid every hour at most, so as many hours always fit. */
export const FUNDING_HOURS = 390;

/** `candles` has 1440 bars; some fewer, so that a local clock that is off does no harm. */
const RECENT_BARS = 1400;
/** So many periods of each statistic are kept (OKX, "Trading Statistics"). */
const KEPT_PERIODS = 1440;
/** What a request may wait. */
const MARGIN = 5 * MINUTE;

export function isRecent({ interval, from }: Asked, now: UnixMs): boolean {
  return from >= now - RECENT_BARS * interval;
}

export function statisticsDepth(period: Millis): Millis {
  return millis(KEPT_PERIODS * period - MARGIN);
}

/** The stretch as far as statistics of it are kept; undefined if none are. */
export function keptPart({ interval, from, to }: Asked, now: UnixMs): Asked | undefined {
  const oldest = Math.ceil((now - statisticsDepth(interval)) / interval) * interval;
  return oldest < to ? { interval, from: unixMs(Math.max(from, oldest)), to } : undefined;
}

/** So many items from the start; of a longer range the rest is left for the next page. */
export function pageOf(interval: Millis, from: UnixMs, to: UnixMs, items: number): Asked {
  const end = after(from, millis(items * interval));
  return { interval, from, to: end < to ? end : to };
}

/** A stretch cut into requests, ascending. */
export function requestsFor({ interval, from, to }: Asked, items: number): Asked[] {
  const requests: Asked[] = [];
  for (let start = from; start < to; start = after(start, millis(items * interval))) {
    requests.push(pageOf(interval, start, to, items));
  }
  return requests;
}
