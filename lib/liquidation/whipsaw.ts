/**
 * Whipsaw (research notes): bands stand on both sides within 3 % and neither side outweighs the other, |A| < ln 1.5, so
 * price may be drawn to one and then to the other.
 */
import type { PositionSide } from '../core/position-side';

interface Band {
  readonly side: PositionSide;
  readonly distancePct: number;
  readonly thin: boolean;
}

const NEAR_PCT = 3;
const EVEN = Math.log(1.5);

/** The bands concerned; none while the asymmetry is not known. */
export function whipsawBands<T extends Band>(bands: readonly T[], asymmetry: number | undefined): Set<T> {
  if (asymmetry === undefined || Math.abs(asymmetry) >= EVEN) return new Set();
  const near = bands.filter(({ thin, distancePct }) => !thin && distancePct <= NEAR_PCT);
  return new Set(new Set(near.map(({ side }) => side)).size === 2 ? near : []);
}
