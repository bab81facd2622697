/**
 * What would have become of a random band in a band's stead: one of the same width on the same side, whose distance from
 * price is anywhere within half the band's own distance to either side of it. Nothing is drawn: it is the mean over
 * twenty such bands, evenly spread, that see the same path of price. A nearer place is reached more often than a farther
 * one is missed, so random bands are reached somewhat more often; to be compared is how their touches ended.
 */
import type { Approach, Stretch } from './approach';
import { TOUCH_ENDS, type TouchEnd, type TouchRules, touchOf } from './touch';

const OFFSETS = 20;

/** By the end of the touch; what is missing to 1 was not reached. */
export type EndShares = Readonly<Record<TouchEnd, number>>;

export const NO_ENDS: EndShares = { bounce: 0, 'run-through': 0, stall: 0 };

export function randomBandEnds(path: Approach, band: Stretch, rules: TouchRules): EndShares {
  const counts = { ...NO_ENDS };
  for (let i = 0; i < OFFSETS; i++) {
    const offset = band.near * ((i + 0.5) / OFFSETS - 0.5);
    const touch = touchOf(path, { near: band.near + offset, far: band.far + offset }, rules);
    if (touch) counts[touch.end] += 1 / OFFSETS;
  }
  return counts;
}

export function sumOfEnds(all: readonly EndShares[]): EndShares {
  const sum = { ...NO_ENDS };
  for (const shares of all) for (const end of TOUCH_ENDS) sum[end] += shares[end];
  return sum;
}

export function touchesIn(shares: EndShares): number {
  return TOUCH_ENDS.reduce((sum, end) => sum + shares[end], 0);
}
