/**
 * How a touch of a band ends, by three barriers (the triple-barrier method: M. López de Prado, Advances in Financial
 * Machine Learning, 2018, ch. 3.4, whose two price barriers are set in units of volatility and whose third is time).
 *
 *   bounce       price comes back half an average hour's range before the edge that it entered by
 *   run-through  price goes on half an average hour's range beyond the other edge
 *   stall        neither of both within two hours
 *
 * Half a range, since less is noise: a band's own edges are no better known than that, and a barrier at the edge itself
 * would call each wick a bounce. Two hours, since a random walk at the pace of one range an hour has then left the
 * corridor of a band half a range wide four times in five; what has not is a third thing, and is called so. The way through is longer than the way back, so
 * even a walk that knows nothing of bands bounces more often than not: a share of bounces says something only beside
 * that of random bands of the same width (`random-band`).
 *
 * A bar that reaches both barriers counts as a run-through, for it is not known which came first; in the bar of the
 * touch itself only the close can be a way back.
 */
import { HOUR } from '../core/time';
import type { Millis } from '../core/units';
import { type Approach, type Stretch, firstReach } from './approach';

export type TouchEnd = 'bounce' | 'run-through' | 'stall';

export const TOUCH_ENDS: readonly TouchEnd[] = ['bounce', 'run-through', 'stall'];

/** How long a touch is followed. */
export const TOUCH_TIME = (2 * HOUR) as Millis;

/** Of an average true range, from either edge to its barrier. */
const BARRIER = 0.5;

export interface TouchRules {
  /** Bars within the horizon: a touch after them is none. */
  readonly horizonBars: number;
  /** Bars in `TOUCH_TIME`. The path is at least this much longer than the horizon. */
  readonly touchBars: number;
  /** From an edge to its barrier, as a distance. */
  readonly margin: number;
}

export function touchMargin(averageTrueRange: number, price: number): number {
  return Math.log1p((BARRIER * averageTrueRange) / price);
}

/** Undefined where the band is not reached within the horizon. */
export function touchEnd(
  path: Approach,
  { near, far }: Stretch,
  { horizonBars, touchBars, margin }: TouchRules,
): TouchEnd | undefined {
  const touched = firstReach(path, near, horizonBars);
  if (touched === undefined) return undefined;
  for (let bar = touched; bar <= touched + touchBars; bar++) {
    if (path.deepest[bar]! >= far + margin) return 'run-through';
    const back = bar === touched ? path.close[bar]! : path.shallowest[bar]!;
    if (back <= near - margin) return 'bounce';
  }
  return 'stall';
}
