/**
 * Bins of distance from the price at which a forecast was made: |ln(p ÷ price)| in steps of 0.25 % out to 10 %, on
 * either side. Coarser than the map on purpose: a forecast is kept for a year.
 */
import type { PositionSide } from '../core/position-side';
import { type ExposureProfile, sumBetween } from '../liquidation/clusters';

export const BIN = 0.0025;
export const BINS = 40;

/** How far a price lies on a side's way: positive below `from` for longs, above it for shorts. */
export function distanceOf(side: PositionSide, price: number, from: number): number {
  return side === 'long' ? Math.log(from / price) : Math.log(price / from);
}

/** A side's dollars by bin. */
export function binnedUsd(side: PositionSide, profile: ExposureProfile, price: number): number[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const near = price * Math.exp((side === 'long' ? -1 : 1) * bin * BIN);
    const far = price * Math.exp((side === 'long' ? -1 : 1) * (bin + 1) * BIN);
    return usdBetween(side, profile, Math.min(near, far), Math.max(near, far));
  });
}

/** A side's dollars between two prices, valued at their middle. */
export function usdBetween(side: PositionSide, profile: ExposureProfile, low: number, high: number): number {
  const { grid } = profile;
  const from = Math.log(low) / grid.width - grid.first;
  const to = Math.log(high) / grid.width - grid.first;
  return sumBetween(profile[side], from, to) * Math.sqrt(low * high);
}

/** The share of each bin that lies within `depth` of price. */
export function binsWithin(depth: number): number[] {
  return Array.from({ length: BINS }, (_, bin) => Math.min(1, Math.max(0, depth / BIN - bin)));
}
