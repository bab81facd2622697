/**
 * The line in F(price) that most labels of a column agree on: every pair proposes one, the one with the most inliers wins
 * (RANSAC over all pairs, Fischler & Bolles 1981). A label is an inlier within 0.9 px plus what its rounding is worth. A
 * line that half of the labels stand on exactly needs no more: the others say their price in short, or are no grid's.
 */
import { EXACT, type LabelPoint, valueReach } from './label-point';
import { type PriceScale, transformed, yOfPrice } from './price-scale';

export const FEWEST_LABELS = 3;
const TOLERANCE = 0.9;

export function distance(scale: PriceScale, { price, y }: LabelPoint): number {
  return Math.abs(yOfPrice(scale, price) - y);
}

export function isInlier(scale: PriceScale, point: LabelPoint): boolean {
  return distance(scale, point) <= TOLERANCE + valueReach(scale, point);
}

export function leastSquares(
  kind: PriceScale['kind'],
  points: readonly LabelPoint[],
): PriceScale | undefined {
  const n = points.length;
  let meanU = 0;
  let meanY = 0;
  for (const { price, y } of points) {
    meanU += transformed(kind, price) / n;
    meanY += y / n;
  }
  let uu = 0;
  let uy = 0;
  for (const { price, y } of points) {
    const du = transformed(kind, price) - meanU;
    uu += du * du;
    uy += du * (y - meanY);
  }
  const slope = uy / uu;
  if (!Number.isFinite(slope) || slope === 0) return undefined;
  return { kind, slope, intercept: meanY - slope * meanU };
}

interface Support {
  /** Labels that stand on the line, where at least half do. */
  readonly exact: number;
  readonly count: number;
  /** How far from the line those stand in all. */
  readonly off: number;
}

function supportOf(scale: PriceScale, points: readonly LabelPoint[]): Support {
  let [exact, count, off] = [0, 0, 0];
  for (const point of points) {
    if (!isInlier(scale, point)) continue;
    const away = distance(scale, point);
    count++;
    off += away;
    if (point.grain === 0 && away <= EXACT) exact++;
  }
  return { exact: exact > FEWEST_LABELS && exact * 2 >= points.length ? exact : 0, count, off };
}

function isStronger(a: Support, b: Support): boolean {
  if (a.exact !== b.exact) return a.exact > b.exact;
  return a.count === b.count ? a.off < b.off : a.count > b.count;
}

/** The line through two labels that most agree on; of several the one that they stand nearest to. */
export function bestPair(kind: PriceScale['kind'], points: readonly LabelPoint[]): PriceScale | undefined {
  let best: PriceScale | undefined;
  let most: Support = { exact: 0, count: FEWEST_LABELS - 1, off: 0 };
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const scale = leastSquares(kind, [points[i]!, points[j]!]);
      if (!scale) continue;
      const found = supportOf(scale, points);
      if (isStronger(found, most)) [best, most] = [scale, found];
    }
  }
  return best;
}
