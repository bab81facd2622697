/**
 * Where what was painted for one scale of the chart stands on another: z' = stretch · z + shift, css px of the plot.
 * Both scales are straight lines in one measure, so this is exact however the chart was panned or zoomed in between:
 *   price: y = intercept + slope · F(p)   →  stretch = slope' ÷ slope, shift = intercept' - stretch · intercept
 *   time:  x = (t - origin) · slope       →  stretch = slope' ÷ slope, shift = (origin - origin') · slope'
 */
import type { PriceScale } from '../chart/price-scale';
import type { TimeScale } from '../chart/time-scale';

export interface Glide {
  readonly stretch: number;
  readonly shift: number;
}

export const AT_REST: Glide = { stretch: 1, shift: 0 };

/** Undefined between scales of two kinds. */
export function priceGlide(from: PriceScale, to: PriceScale): Glide | undefined {
  if (from.kind !== to.kind) return undefined;
  const stretch = to.slope / from.slope;
  return { stretch, shift: to.intercept - stretch * from.intercept };
}

export function timeGlide(from: TimeScale, to: TimeScale): Glide {
  return { stretch: to.slope / from.slope, shift: (from.origin - to.origin) * to.slope };
}

/** Whether what was painted from `margin` before to `margin` beyond a length still covers that length. */
export function covers({ stretch, shift }: Glide, length: number, margin: number): boolean {
  return shift - stretch * margin <= 0 && shift + stretch * (length + margin) >= length;
}

/** Whether it is stretched, or squeezed, by no more than so many times. */
export function keepsShape({ stretch }: Glide, most: number): boolean {
  return stretch <= most && stretch >= 1 / most;
}
