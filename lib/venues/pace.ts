/** What a venue's limits let its history take: the time follows from them before anything has been asked for. */
import { type Millis, type UnixMs, millis } from '../core/units';

export type PagedSeries = 'bars' | 'mark-bars' | 'open-interest';

/** Items of a length in [from, to), a page at most. */
export interface HistoryPage {
  readonly series: PagedSeries;
  readonly interval: Millis;
  readonly from: UnixMs;
  readonly to: UnixMs;
}

export interface Pace {
  /** The request weight that any `window` may hold. */
  readonly limit: number;
  readonly window: Millis;
  /** Of all requests that its client needs for a page. */
  pageWeight(page: HistoryPage, now: UnixMs): number;
}

/**
 * How long a budget that starts unspent holds back the last of requests that weigh so much together: each window lets one
 * limit's worth go, the first one at once. What does not fill a window to the brim takes longer, never less.
 */
export function heldBack({ limit, window }: Pick<Pace, 'limit' | 'window'>, weight: number): Millis {
  return millis(window * Math.max(0, Math.ceil(weight / limit) - 1));
}

export function itemsOf({ interval, from, to }: Omit<HistoryPage, 'series'>): number {
  return Math.ceil((to - from) / interval);
}
