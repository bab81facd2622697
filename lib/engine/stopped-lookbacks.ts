/** Which lookbacks of a market the user has stopped loading, and when: what lies before is left as it was. */
import type { Lookback } from '../core/time';
import type { UnixMs } from '../core/units';

export type StoppedLookbacks = ReadonlyMap<Lookback, UnixMs>;

/** `at` undefined: its history is loaded again. */
export function withStop(
  stopped: StoppedLookbacks,
  lookback: Lookback,
  at: UnixMs | undefined,
): StoppedLookbacks {
  const others = [...stopped].filter(([each]) => each !== lookback);
  return new Map(at === undefined ? others : [...others, [lookback, at]]);
}
