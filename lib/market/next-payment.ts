/**
 * When a venue takes funding next: at the instant that it named or, once that has passed and until it names another, whole
 * intervals after it. Undefined where it has passed and the interval is not known.
 */
import { type Millis, type UnixMs, unixMs } from '../core/units';

export function nextPayment(named: UnixMs, interval: Millis | undefined, now: number): UnixMs | undefined {
  if (named > now) return named;
  if (interval === undefined) return undefined;
  const passed = Math.floor((now - named) / interval) + 1;
  return unixMs(named + passed * interval);
}
