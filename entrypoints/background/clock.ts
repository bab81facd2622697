import { unixMs } from '../../lib/core/units';
import type { Clock } from '../../lib/engine/clock';

/** The machine's time and timers. */
export const wallClock: Clock = {
  now: () => unixMs(Date.now()),
  sleep: (span, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, span);
      signal.addEventListener('abort', done);
    }),
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
};
