/** The one word for a picture's state, and the codes that explain it. */
import { MINUTE } from '../core/time';
import type { Millis, UnixMs } from '../core/units';
import { staleGrid } from '../protocol/grid';
import type { GlanceSnapshot, Status } from '../protocol/snapshot';
import { barLength } from './plan';

export interface Health {
  /** Age of the newest bar in the estimate; undefined when there is no estimate. */
  readonly age: Millis | undefined;
  readonly interval: Millis;
  /** Shares of the lookback's bars, 0 … 1. */
  readonly barsShare: number;
  readonly openInterestShare: number;
  readonly takerSplitShare: number;
  readonly markShare: number;
  readonly backfilling: boolean;
  /** The user wants no older history. */
  readonly historyStopped: boolean;
  readonly streamLost: boolean;
  readonly restFailing: boolean;
  readonly banned: boolean;
}

/** Below this share of the lookback's bars a picture is still warming up, or has gaps. */
export const ENOUGH = 0.98;

/** How old the newest bar may be: the running bar, one that is late, and a minute for the venue to publish. */
export function staleAfter(interval: Millis): number {
  return 2 * interval + MINUTE;
}

export function statusOf(health: Health): { readonly status: Status; readonly reasons: string[] } {
  const reasons: string[] = [];
  const say = (holds: boolean, reason: string): void => {
    if (holds) reasons.push(reason);
  };
  const stale = health.age !== undefined && health.age > staleAfter(health.interval);
  say(health.age === undefined, 'no-data');
  say(health.banned, 'banned');
  say(health.restFailing, 'rest-failing');
  say(stale, 'old-data');
  say(health.backfilling, 'backfilling');
  say(health.streamLost, 'stream-lost');
  const lacksBars = !health.backfilling && health.barsShare < ENOUGH;
  say(lacksBars && health.historyStopped, 'history-stopped');
  say(lacksBars && !health.historyStopped && health.age !== undefined, 'gaps');
  say(health.openInterestShare < 0.5, 'no-open-interest');
  say(health.takerSplitShare < 0.5, 'no-taker-split');
  say(health.markShare < 0.5, 'no-mark');
  if (health.age === undefined) return { status: 'warming-up', reasons };
  if (stale) return { status: 'stale', reasons };
  if (health.backfilling && health.barsShare < ENOUGH) return { status: 'warming-up', reasons };
  return { status: reasons.length > 0 ? 'partial' : 'live', reasons };
}

/** A stored picture as it stands now: what was live when it was kept is stale once its newest bar is too old. */
export function agedTo<Snapshot extends GlanceSnapshot>(snapshot: Snapshot, now: UnixMs): Snapshot {
  const { asOf, status, reasons, lookback, grid } = snapshot;
  const fresh = asOf === undefined || now - asOf <= staleAfter(barLength(lookback));
  if (fresh || status === 'warming-up') return snapshot;
  return {
    ...snapshot,
    status: 'stale',
    reasons: [...reasons.filter((reason) => reason !== 'old-data'), 'old-data'],
    ...(grid && { grid: staleGrid(grid) }),
  };
}
