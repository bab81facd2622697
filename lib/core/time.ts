import { type Millis, type UnixMs, unixMs } from './units';

export const SECOND = 1_000 as Millis;
export const MINUTE = 60_000 as Millis;
export const HOUR = 3_600_000 as Millis;
export const DAY = 86_400_000 as Millis;

/** How far back a run of the estimator starts. The run starts empty, so a lookback is a model, not a crop. */
export const LOOKBACKS = {
  '12h': (12 * HOUR) as Millis,
  '24h': (24 * HOUR) as Millis,
  '3d': (3 * DAY) as Millis,
  '7d': (7 * DAY) as Millis,
  '30d': (30 * DAY) as Millis,
  '90d': (90 * DAY) as Millis,
  '1y': (365 * DAY) as Millis,
} as const;

export type Lookback = keyof typeof LOOKBACKS;

export const LOOKBACK_NAMES = Object.keys(LOOKBACKS) as readonly Lookback[];

/** The start of the interval of the given length that holds `time` (intervals are counted from the epoch, UTC). */
export function floorTo(time: UnixMs, interval: Millis): UnixMs {
  return unixMs(Math.floor(time / interval) * interval);
}
