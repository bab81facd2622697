/**
 * Price's way towards a side's bands: each bar as distances ln(p ÷ p₀) from the price at which the forecast was made,
 * counted positive towards the side. Longs below and shorts above are then one case.
 */
import type { PositionSide } from '../core/position-side';
import type { Bar } from '../market/bar';
import { distanceOf } from './distance-bins';

export type PathBar = Pick<Bar, 'openTime' | 'duration' | 'high' | 'low' | 'close'>;

export interface Approach {
  /** The farthest that each bar came towards the side, the least, and where it closed. */
  readonly deepest: readonly number[];
  readonly shallowest: readonly number[];
  readonly close: readonly number[];
}

/** A band, or any other stretch, on the same measure: `near` is the edge that price reaches first. */
export interface Stretch {
  readonly near: number;
  readonly far: number;
}

export function approach(side: PositionSide, bars: readonly PathBar[], from: number): Approach {
  const towards = (price: number): number => distanceOf(side, price, from);
  const isLong = side === 'long';
  return {
    deepest: bars.map(({ low, high }) => towards(isLong ? low : high)),
    shallowest: bars.map(({ low, high }) => towards(isLong ? high : low)),
    close: bars.map(({ close }) => towards(close)),
  };
}

export function stretchOf(
  { side, low, high }: { readonly side: PositionSide; readonly low: number; readonly high: number },
  from: number,
): Stretch {
  const [one, other] = [distanceOf(side, low, from), distanceOf(side, high, from)];
  return { near: Math.min(one, other), far: Math.max(one, other) };
}

/** The first of so many bars that came as far as `distance`; undefined where none did. */
export function firstReach({ deepest }: Approach, distance: number, bars: number): number | undefined {
  const index = deepest.findIndex((depth, bar) => bar < bars && depth >= distance);
  return index < 0 ? undefined : index;
}

/** How far any of the first so many bars came, at least 0. */
export function depthOf({ deepest }: Approach, bars: number): number {
  return deepest.slice(0, bars).reduce((most, depth) => Math.max(most, depth), 0);
}
