/** What a book holds near price against the median of its last week: the depth that forced orders usually meet. */
import { DAY } from '../core/time';
import type { UnixMs } from '../core/units';
import type { RestingOrders } from '../market/resting-orders';

/** Dollars that rest per percent of price, both sides together. */
export interface DepthSample {
  readonly time: UnixMs;
  readonly usdPerPercent: number;
}

/** Less than a week would compare a weekend with working days. */
export const USUAL_SPAN = 7 * DAY;
/** A week of which most is missing is no week. */
const FEWEST = 500;

/** Undefined where a side is not known. */
export function depthSample(time: UnixMs, { bids, asks }: RestingOrders): DepthSample | undefined {
  return bids === undefined || asks === undefined ? undefined : { time, usdPerPercent: bids + asks };
}

/** Undefined until records reach back a week. Ascending by time. */
export function usualDepth(samples: readonly DepthSample[], now: UnixMs): number | undefined {
  const first = samples[0];
  const week = samples.filter(({ time }) => time > now - USUAL_SPAN);
  if (!first || first.time > now - USUAL_SPAN || week.length < FEWEST) return undefined;
  const sorted = week.map(({ usdPerPercent }) => usdPerPercent).sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
