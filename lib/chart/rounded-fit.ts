/**
 * The line through labels whose y was rounded to whole pixels. Each allows the lines that pass within half a pixel of it;
 * the lines that all allow make a convex polygon in (slope, level), and its centre of area is taken: what is expected of
 * a line that is as likely anywhere in it. With n labels the polygon's size falls as 1 ÷ n, where that of least squares'
 * error falls as 1 ÷ √n. The polygon is cut out by one half-plane after the other (Sutherland & Hodgman 1974).
 */
import { type PriceScale, transformed } from './price-scale';
import type { LabelPoint } from './scale-fit';

const SLACK = 0.02; // css px: what a canvas that is stretched by a fraction adds to the rounding

interface Stripe {
  /** F of the price, from -1 … 1 over all labels. */
  readonly u: number;
  readonly low: number;
  readonly high: number;
}

/** The line y = level + slope · u. */
interface Line {
  readonly slope: number;
  readonly level: number;
}

type Polygon = readonly Line[];

/** The part of a polygon whose lines pass u on the side of y that `sign` says. */
function cut(polygon: Polygon, u: number, y: number, sign: 1 | -1): Polygon {
  const beyond = ({ slope, level }: Line): number => sign * (level + slope * u - y);
  const kept: Line[] = [];
  for (let i = 0; i < polygon.length; i++) {
    const [from, to] = [polygon[i]!, polygon[(i + 1) % polygon.length]!];
    const [a, b] = [beyond(from), beyond(to)];
    if (a >= 0) kept.push(from);
    if (a >= 0 === b >= 0) continue;
    const share = a / (a - b);
    kept.push({
      slope: from.slope + share * (to.slope - from.slope),
      level: from.level + share * (to.level - from.level),
    });
  }
  return kept;
}

/** The lines that two stripes allow. */
function parallelogram(a: Stripe, b: Stripe): Polygon {
  const ends = [
    [a.low, b.low],
    [a.low, b.high],
    [a.high, b.high],
    [a.high, b.low],
  ] as const;
  return ends.map(([from, to]) => {
    const slope = (to - from) / (b.u - a.u);
    return { slope, level: from - slope * a.u };
  });
}

function centreOf(polygon: Polygon): Line | undefined {
  const [first] = polygon;
  if (!first) return undefined;
  let [area, slope, level] = [0, 0, 0];
  for (let i = 1; i + 1 < polygon.length; i++) {
    const [a, b] = [polygon[i]!, polygon[i + 1]!];
    const [aSlope, aLevel] = [a.slope - first.slope, a.level - first.level];
    const [bSlope, bLevel] = [b.slope - first.slope, b.level - first.level];
    const twice = aSlope * bLevel - bSlope * aLevel;
    area += twice;
    slope += (twice * (aSlope + bSlope)) / 3;
    level += (twice * (aLevel + bLevel)) / 3;
  }
  if (area === 0) return first;
  return { slope: first.slope + slope / area, level: first.level + level / area };
}

/** The lines that all stripes allow, from the two that lie farthest apart. */
function allowed(stripes: readonly Stripe[]): Polygon {
  const first = stripes.reduce((least, each) => (each.u < least.u ? each : least));
  const last = stripes.reduce((most, each) => (each.u > most.u ? each : most));
  if (first.u === last.u) return [];
  let polygon = parallelogram(first, last);
  for (const { u, low, high } of stripes) polygon = cut(cut(polygon, u, low, 1), u, high, -1);
  return polygon;
}

/** Undefined where a label was not rounded, or where no line passes all of them so near. */
export function withinRounding(
  kind: PriceScale['kind'],
  points: readonly LabelPoint[],
): PriceScale | undefined {
  if (points.length < 2 || points.some(({ grain }) => grain === 0)) return undefined;
  const us = points.map(({ price }) => transformed(kind, price));
  const [least, most] = [Math.min(...us), Math.max(...us)];
  const [middle, half] = [(least + most) / 2, (most - least) / 2];
  const centre = centreOf(
    allowed(
      points.map(({ y, grain }, i) => {
        const reach = grain / 2 + SLACK;
        return { u: (us[i]! - middle) / half, low: y - reach, high: y + reach };
      }),
    ),
  );
  if (!centre || centre.slope === 0) return undefined;
  const slope = centre.slope / half;
  return { kind, slope, intercept: centre.level - slope * middle };
}
