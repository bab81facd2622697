/** The status a screen may claim: the worker's own, unless time or a lost connection has overtaken it. */
import type { GlanceSnapshot, Status } from '../protocol/snapshot';
import type { Connection } from './view-state';

/** Without news for this long a picture is old, whatever it said of itself when it was made. */
const LONGEST_SILENCE = 180_000;

export interface ShownStatus {
  readonly status: Status;
  readonly reasons: readonly string[];
}

export function shownStatus(
  snapshot: Pick<GlanceSnapshot, 'status' | 'reasons' | 'builtAt'> | undefined,
  connection: Connection,
  now: number,
): ShownStatus {
  if (!snapshot) return { status: 'warming-up', reasons: connection === 'lost' ? ['worker-lost'] : [] };
  if (snapshot.status === 'warming-up') return snapshot;
  if (now - snapshot.builtAt > LONGEST_SILENCE) {
    const why = connection === 'lost' ? 'worker-lost' : 'old-data';
    return { status: 'stale', reasons: [...new Set([why, ...snapshot.reasons])] };
  }
  return snapshot;
}

/** Milliseconds since `time`; a clock that runs behind the exchange's makes no negative ages. */
export function ageAt(time: number, now: number): number {
  return Math.max(0, now - time);
}
