/** Average true range of the newest 24 one-hour bars, in quote units: how far an hour usually goes. */
import { HOUR } from '../core/time';
import type { Bar } from '../market/bar';
import { coarserBars } from '../orderflow/coarser-bars';

const HOURS = 24;

/** Undefined with fewer than 24 whole hours; a true range needs the close before, so a gap breaks the run. */
export function averageTrueRange(bars: readonly Bar[]): number | undefined {
  const newest = bars.at(-1);
  if (!newest) return undefined;
  const recent = bars.filter((bar) => bar.openTime > newest.openTime - (HOURS + 3) * HOUR);
  const hours = coarserBars(recent, HOUR).slice(-HOURS - 1);
  if (hours.length < HOURS + 1) return undefined;
  let sum = 0;
  for (let i = 1; i < hours.length; i++) {
    const { high, low } = hours[i]!;
    const before = hours[i - 1]!.close;
    sum += Math.max(high, before) - Math.min(low, before);
  }
  return sum / HOURS;
}
