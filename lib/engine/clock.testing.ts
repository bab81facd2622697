/** A clock for tests that stands still: short waits pass at once, the wait for the next bar lasts until it is cut short. */
import { SECOND } from '../core/time';
import { unixMs } from '../core/units';
import type { Clock } from './clock';

export const NOW = Date.UTC(2026, 5, 1, 12, 0, 20);

export const standingClock: Clock = {
  now: () => unixMs(NOW),
  sleep: (span, signal) =>
    new Promise((resolve) => {
      if (signal.aborted || span <= 3 * SECOND) setTimeout(resolve, 1);
      else signal.addEventListener('abort', () => resolve());
    }),
  breathe: () => Promise.resolve(),
};
