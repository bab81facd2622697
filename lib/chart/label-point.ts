/**
 * A label of a price axis as a point, and how far off its price's place it may stand: half of what its y was rounded to,
 * and what its value was rounded by. Most axes are labelled at round prices, which are not rounded at all: they are told
 * by their equal steps, or by a common step so much wider than the labels' last digit that chance would not give it.
 */
import type { PriceScale } from './price-scale';

export interface LabelPoint {
  readonly price: number;
  /** Css px below the top of the pane. */
  readonly y: number;
  /** Half a unit of the label's last digit. */
  readonly rounding: number;
  /** Css px that `y` was rounded to; 0: it was not. */
  readonly grain: number;
}

const MOST_ROUNDING = 1.5; // css px: what is rounded by more proves nothing
const SLACK = 0.02; // css px: what a canvas that is stretched by a fraction adds to the rounding
export const EXACT = 0.05; // css px: how well a label that is not rounded is known to stand
const UNLIKELY = 100;

/** Css px that the rounding of a label's value is worth. */
export function valueReach(scale: PriceScale, { price, rounding }: LabelPoint): number {
  const perUnit = scale.kind === 'linear' ? scale.slope : scale.slope / price;
  return Math.min(MOST_ROUNDING, Math.abs(perUnit) * rounding);
}

export function placeReach({ grain }: LabelPoint): number {
  return grain > 0 ? grain / 2 + SLACK : EXACT;
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** Whether the labels of a grid say its prices in full. */
export function areRound(points: readonly LabelPoint[]): boolean {
  if (points.length < 3) return false;
  const unit = 2 * Math.min(...points.map(({ rounding }) => rounding));
  const units = points.map(({ price }) => Math.round(price / unit)).sort((a, b) => a - b);
  if (!units.every(Number.isSafeInteger)) return false;
  const step = units[1]! - units[0]!;
  if (units.every((each, i) => i === 0 || each === units[i - 1]! + step)) return true;
  return Math.abs(units.reduce(commonDivisor)) ** (units.length - 1) >= UNLIKELY;
}
