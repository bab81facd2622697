/**
 * The scale through two levels that the user pointed out: slope = Δy ÷ ΔF, intercept = y₁ - slope · F₁. Two points cannot
 * show whether a scale is logarithmic, so that is said; and nothing proves them, so what contradicts itself is refused.
 */
import { type PriceScale, transformed } from './price-scale';

export interface PointedLevel {
  /** Css px below the top of the plot. */
  readonly y: number;
  readonly price: number;
}

const NEAREST = 8; // css px: a hand that is off by one shifts what lies far outside by too much

/** Undefined for levels that no upright chart has: equal, upside down, or no prices at all. */
export function calibratedScale(
  kind: PriceScale['kind'],
  a: PointedLevel,
  b: PointedLevel,
): PriceScale | undefined {
  if (!(a.price > 0 && b.price > 0 && Math.abs(a.y - b.y) >= NEAREST)) return undefined;
  const rise = transformed(kind, b.price) - transformed(kind, a.price);
  const slope = (b.y - a.y) / rise;
  const intercept = a.y - slope * transformed(kind, a.price);
  const sound = slope < 0 && Number.isFinite(slope) && Number.isFinite(intercept);
  return sound ? { kind, slope, intercept } : undefined;
}
