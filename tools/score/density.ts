/** Densities by distance from price, the form in which estimates and truth are compared. */
import type { ExposureProfile } from '../../lib/liquidation/clusters';
import type { SidePositions } from '../market/position';

/** Bins of 0.1 % of price out to ±10 %, nearest first, per side. */
export const BIN = 0.001;
export const BINS = 100;

export interface Densities {
  readonly long: Float64Array;
  readonly short: Float64Array;
}

function binOf(side: keyof Densities, price: number, at: number): number {
  return Math.floor((side === 'long' ? 1 - at / price : at / price - 1) / BIN);
}

/** True open quantity by distance. */
export function trueDensity(side: keyof Densities, positions: SidePositions, price: number): Float64Array {
  const density = new Float64Array(BINS);
  for (let i = 0; i < positions.quantity.length; i++) {
    const bin = binOf(side, price, positions.liquidationPrice[i]!);
    if (bin >= 0 && bin < BINS) density[bin]! += positions.quantity[i]!;
  }
  return density;
}

/** An estimate's quantity by distance; each bucket's mass is spread evenly over its price range. */
export function estimatedDensity(
  side: keyof Densities,
  profile: ExposureProfile,
  price: number,
): Float64Array {
  const { grid } = profile;
  const density = new Float64Array(BINS);
  const values = profile[side];
  const parts = 4;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0) continue;
    for (let part = 0; part < parts; part++) {
      const at = Math.exp((grid.first + i + (part + 0.5) / parts) * grid.width);
      const bin = binOf(side, price, at);
      if (bin >= 0 && bin < BINS) density[bin]! += value / parts;
    }
  }
  return density;
}

/** A = ln(mass above ÷ mass below) over 0.3 … 5 %. */
export function asymmetryOf({ long, short }: Densities): number {
  const mass = (density: Float64Array): number => density.slice(3, 50).reduce((sum, value) => sum + value, 0);
  return Math.log(mass(short) / mass(long));
}
