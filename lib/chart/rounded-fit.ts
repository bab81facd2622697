/**
 * The lines through labels that stand, or say their price, only so exactly. Each label allows the lines that pass within
 * its reach; the lines that all allow make a convex polygon in (slope, level), and its centre of area is taken: what is
 * expected of a line that is as likely anywhere in it. With n labels at whole pixels the polygon's size falls as 1 ÷ n,
 * where that of least squares' error falls as 1 ÷ √n. The polygon is cut out by one half-plane after the other
 * (Sutherland & Hodgman 1974).
 */
import { type PriceScale, transformed } from './price-scale';

/** What a label allows: y − reach … y + reach at its price. */
export interface Stripe {
  readonly price: number;
  readonly y: number;
  /** Css px. */
  readonly reach: number;
}

export interface AllowedLines {
  readonly centre: PriceScale;
  /** The polygon's area, in px² of (rise from the middle label to the last, y of the middle). */
  readonly room: number;
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

/** The lines that the labels at u = -1 and u = 1 allow. */
function parallelogram(first: Stripe, last: Stripe): Polygon {
  const ends = [
    [-1, -1],
    [-1, 1],
    [1, 1],
    [1, -1],
  ] as const;
  return ends.map(([a, b]) => {
    const [from, to] = [first.y + a * first.reach, last.y + b * last.reach];
    return { slope: (to - from) / 2, level: (from + to) / 2 };
  });
}

function centreOf(polygon: Polygon): (Line & { readonly area: number }) | undefined {
  const [first] = polygon;
  if (!first) return undefined;
  let [area, slope, level] = [0, 0, 0];
  for (let i = 1; i + 1 < polygon.length; i++) {
    const [a, b] = [polygon[i]!, polygon[i + 1]!];
    const [aSlope, aLevel] = [a.slope - first.slope, a.level - first.level];
    const [bSlope, bLevel] = [b.slope - first.slope, b.level - first.level];
    const part = (aSlope * bLevel - bSlope * aLevel) / 2;
    area += part;
    slope += (part * (aSlope + bSlope)) / 3;
    level += (part * (aLevel + bLevel)) / 3;
  }
  if (area === 0) return undefined;
  return { slope: first.slope + slope / area, level: first.level + level / area, area: Math.abs(area) };
}

/** Undefined where no line passes all labels so near. */
export function allowedLines(kind: PriceScale['kind'], stripes: readonly Stripe[]): AllowedLines | undefined {
  if (stripes.length < 2) return undefined;
  const first = stripes.reduce((least, each) => (each.price < least.price ? each : least));
  const last = stripes.reduce((most, each) => (each.price > most.price ? each : most));
  const [low, high] = [transformed(kind, first.price), transformed(kind, last.price)];
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  if (!(half > 0)) return undefined;
  let polygon = parallelogram(first, last);
  for (const { price, y, reach } of stripes) {
    const u = (transformed(kind, price) - middle) / half;
    polygon = cut(cut(polygon, u, y - reach, 1), u, y + reach, -1);
  }
  const centre = centreOf(polygon);
  if (!centre || centre.slope === 0) return undefined;
  const slope = centre.slope / half;
  return { centre: { kind, slope, intercept: centre.level - slope * middle }, room: centre.area };
}
