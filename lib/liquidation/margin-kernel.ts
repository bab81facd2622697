/**
 * Where the positions opened in one bucket would be liquidated: mass by distance in buckets, per side, tier and margin mode.
 *
 * With m = 1 + Exp(μ) the share with a margin fraction below x is 1 - exp(-(L·x - 1) ÷ μ), and the distance to
 * liquidation is a monotone function of the margin, so the mass of a bucket is a difference of two exponentials.
 * Entries are taken as uniform within their bucket.
 *
 * An inverse contract's long is short of dollars at the price 1 ÷ P (see `inverseLiquidationPrice`), and ln(1 ÷ P) = -ln P:
 * its kernel is that of a linear short, mirrored.
 */
import { type PositionSide, oppositeSide } from '../core/position-side';
import type { Assumptions } from './assumptions';
import { marginAtDistance } from './liquidation-price';

export interface MarginKernel {
  /** Buckets from the entry's to the first of `mass`: down for longs, up for shorts. */
  readonly nearest: number;
  /** Share of the mass by distance. */
  readonly mass: Float64Array;
  /** Share that lies beyond reach or is never liquidated; `mass` and `beyond` sum to 1. */
  readonly beyond: number;
}

const ENTRY_POINTS = 5;
/** Share of the mass that is cut off at either end. */
const NEGLIGIBLE = 1e-3;

export function marginKernel(
  side: PositionSide,
  tier: number,
  mode: 'isolated' | 'cross',
  assumptions: Assumptions,
): MarginKernel {
  const { bucket: width, reach, linear } = assumptions;
  const margined = linear ? side : oppositeSide(side);
  const leverage = assumptions.leverages[tier]!;
  const rate = assumptions.maintenanceMarginRate[tier]! + assumptions.liquidationFee;
  const extra = mode === 'isolated' ? assumptions.isolatedExtraMargin : assumptions.crossExtraMargin;

  /** Share of positions whose |ln(LP ÷ entry)| is below `far`. */
  const shareWithin = (far: number): number => {
    if (far <= 0) return 0;
    const distance = margined === 'long' ? 1 - Math.exp(-far) : Math.exp(far) - 1;
    const multiple = leverage * marginAtDistance(margined, distance, rate);
    return multiple <= 1 ? 0 : 1 - Math.exp(-(multiple - 1) / extra);
  };

  /** Of the positions opened all through the entry's bucket, the share that is liquidated up to `offset` buckets away. */
  const withinOffset = (offset: number): number => {
    let sum = 0;
    // An entry stands `inside` of a bucket away from the edge that faces the liquidation price.
    for (let i = 0; i < ENTRY_POINTS; i++) sum += shareWithin((offset + (i + 0.5) / ENTRY_POINTS) * width);
    return sum / ENTRY_POINTS;
  };

  const byDistance = new Float64Array(Math.floor(reach / width) + 1);
  let nearer = 0;
  for (let offset = 0; offset < byDistance.length; offset++) {
    const within = withinOffset(offset);
    byDistance[offset] = within - nearer;
    nearer = within;
  }
  return trimmed(byDistance);
}

/** Cuts negligible ends off; what is cut is beyond. */
function trimmed(byDistance: Float64Array): MarginKernel {
  let nearest = 0;
  let end = byDistance.length;
  for (let cut = byDistance[0]!; cut < NEGLIGIBLE && nearest < end - 1; cut += byDistance[nearest]!)
    nearest++;
  for (let cut = byDistance[end - 1]!; cut < NEGLIGIBLE && nearest < end - 1; cut += byDistance[end - 1]!)
    end--;
  const mass = byDistance.slice(nearest, end);
  const beyond = Math.max(0, 1 - mass.reduce((sum, share) => sum + share, 0));
  return { nearest, mass, beyond };
}
