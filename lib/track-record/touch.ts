/**
 * How a touch of a band ends, by three barriers (the triple-barrier method: M. López de Prado, Advances in Financial
 * Machine Learning, 2018, ch. 3.4: two barriers of price set in units that fit the case, and one of time).
 *
 *   run-through  price reaches the band's other edge
 *   bounce       price goes back as far before the band as the band is deep
 *   stall        neither of both within a day
 *
 * Both ways are equally long, so a price that knows nothing of bands takes either one time in two, and a share of bounces
 * can be read by itself; what the band's place adds is the difference to random bands (`random-band`). Bands are up to
 * some percent deep, which a price takes hours to cross: at a daily volatility of 2.8 % nine in ten touches of one 2 %
 * deep are decided within a day. A band of less than half an average hour's range is taken to be that deep: less is noise.
 *
 * A bar that reaches both barriers counts as a run-through, for it is not known which came first; in the bar of the
 * touch itself only the close can be a way back.
 */
import { DAY } from '../core/time';
import type { Millis } from '../core/units';
import { type Approach, type Stretch, firstReach } from './approach';

export type TouchEnd = 'bounce' | 'run-through' | 'stall';

export const TOUCH_ENDS: readonly TouchEnd[] = ['bounce', 'run-through', 'stall'];

/** How long a touch is followed. */
export const TOUCH_TIME: Millis = DAY;

/** Of an average true range. */
const LEAST_DEPTH = 0.5;

export interface Touch {
  readonly end: TouchEnd;
  /** The bar that reached the band, and the bar that decided. */
  readonly bar: number;
  readonly endBar: number;
}

export interface TouchRules {
  /** Bars within the horizon: a touch after them is none. */
  readonly horizonBars: number;
  /** Bars in `TOUCH_TIME`. The path is at least this much longer than the horizon. */
  readonly touchBars: number;
  /** The least way to either barrier, as a distance. */
  readonly leastDepth: number;
}

export function leastTouchDepth(averageTrueRange: number, price: number): number {
  return Math.log1p((LEAST_DEPTH * averageTrueRange) / price);
}

/** Undefined where the band is not reached within the horizon. */
export function touchOf(
  path: Approach,
  { near, far }: Stretch,
  { horizonBars, touchBars, leastDepth }: TouchRules,
): Touch | undefined {
  const touched = firstReach(path, near, horizonBars);
  if (touched === undefined) return undefined;
  const depth = Math.max(far - near, leastDepth);
  for (let bar = touched; bar <= touched + touchBars; bar++) {
    if (path.deepest[bar]! >= near + depth) return { end: 'run-through', bar: touched, endBar: bar };
    const back = bar === touched ? path.close[bar]! : path.shallowest[bar]!;
    if (back <= near - depth) return { end: 'bounce', bar: touched, endBar: bar };
  }
  return { end: 'stall', bar: touched, endBar: touched + touchBars };
}
