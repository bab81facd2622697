/** The reader's horizon sets the bar, and with it every window that is counted in bars. */
import { DAY, HOUR, MINUTE } from '../core/time';
import { type Millis, millis } from '../core/units';

export interface Horizon {
  readonly interval: Millis;
  /** What β and the variances are taken from. */
  readonly history: Millis;
}

export const HORIZONS = {
  scalp: { interval: MINUTE, history: millis(12 * HOUR) },
  day: { interval: millis(15 * MINUTE), history: millis(7 * DAY) },
  swing: { interval: HOUR, history: millis(30 * DAY) },
} as const satisfies Record<string, Horizon>;
