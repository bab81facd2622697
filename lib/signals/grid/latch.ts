/**
 * What is remembered of one thing that is either on or off. It changes at most once in a dwell. What was not seen for
 * longer than `FORGOTTEN` is not remembered: nobody knows what it did meanwhile.
 */
import { HOUR } from '../../core/time';
import { type Millis, millis, type UnixMs } from '../../core/units';

export interface Latch {
  readonly on: boolean;
  /** When it last changed; absent while it has been off from the beginning. */
  readonly since?: UnixMs;
  /** When it was last known. */
  readonly seen: UnixMs;
}

const FORGOTTEN = millis(2 * HOUR);
const NO_DWELL = millis(0);

/** The latch as far as it still counts. A clock that was set back leaves nothing to count on. */
export function remembered(latch: Latch | undefined, now: UnixMs): Latch | undefined {
  return latch && now >= latch.seen && now - latch.seen <= FORGOTTEN ? latch : undefined;
}

export function latched(
  before: Latch | undefined,
  wanted: boolean,
  now: UnixMs,
  dwell: Millis = NO_DWELL,
): Latch {
  const known = remembered(before, now);
  if (!known) return { on: wanted, seen: now, ...(wanted && { since: now }) };
  const dwells = known.since !== undefined && now - known.since < dwell;
  if (wanted === known.on || dwells) return { ...known, seen: now };
  return { on: wanted, since: now, seen: now };
}
