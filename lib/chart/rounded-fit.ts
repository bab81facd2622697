/**
 * The line through labels whose y was rounded to whole pixels. Each allows the lines that pass within half a pixel of it;
 * the lines that all allow make a polygon in (intercept, slope), and its middle, the mean of its corners, is taken. With
 * n labels its size falls as 1 ÷ n, where that of least squares' error falls as 1 ÷ √n.
 */
import { type PriceScale, transformed } from './price-scale';
import type { LabelPoint } from './scale-fit';

const MOST_POINTS = 16;
const SLACK = 0.02; // css px: what a canvas that is stretched by a fraction adds to the rounding

interface Stripe {
  /** F of the price, from the middle of all. */
  readonly u: number;
  readonly low: number;
  readonly high: number;
}

interface Corner {
  readonly slope: number;
  /** At u = 0. */
  readonly level: number;
}

function isAllowed({ slope, level }: Corner, stripes: readonly Stripe[]): boolean {
  return stripes.every(({ u, low, high }) => {
    const y = level + slope * u;
    return y >= low - 1e-9 && y <= high + 1e-9;
  });
}

function corners(stripes: readonly Stripe[]): Corner[] {
  const found: Corner[] = [];
  for (let i = 0; i < stripes.length; i++) {
    for (let j = i + 1; j < stripes.length; j++) {
      const [a, b] = [stripes[i]!, stripes[j]!];
      if (a.u === b.u) continue;
      for (const from of [a.low, a.high]) {
        for (const to of [b.low, b.high]) {
          const slope = (to - from) / (b.u - a.u);
          const corner = { slope, level: from - slope * a.u };
          if (isAllowed(corner, stripes)) found.push(corner);
        }
      }
    }
  }
  return found;
}

/** Undefined where a label was not rounded, or where no line passes all of them so near. */
export function withinRounding(
  kind: PriceScale['kind'],
  points: readonly LabelPoint[],
): PriceScale | undefined {
  if (points.length > MOST_POINTS || points.some(({ grain }) => grain === 0)) return undefined;
  const us = points.map(({ price }) => transformed(kind, price));
  const middle = us.reduce((sum, u) => sum + u, 0) / us.length;
  const stripes = points.map(({ y, grain }, i) => {
    const reach = grain / 2 + SLACK;
    return { u: us[i]! - middle, low: y - reach, high: y + reach };
  });
  const found = corners(stripes);
  if (found.length === 0) return undefined;
  const slope = found.reduce((sum, corner) => sum + corner.slope, 0) / found.length;
  const level = found.reduce((sum, corner) => sum + corner.level, 0) / found.length;
  return slope === 0 ? undefined : { kind, slope, intercept: level - slope * middle };
}
