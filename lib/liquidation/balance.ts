/** How the estimated forced orders above price stand against those below, and how their mass has changed. */
import { sumBetween } from './clusters';
import type { PriceGrid } from './price-grid';

const NEAREST = 0.003;
const FARTHEST = 0.05;
const MAP_RANGE = 0.1;

/** Exposure by bucket, both sides, on one grid. */
export interface SideProfiles {
  readonly long: ArrayLike<number>;
  readonly short: ArrayLike<number>;
}

/** Edge position, in buckets, of a price. */
function edge(grid: PriceGrid, price: number): number {
  return Math.log(price) / grid.width - grid.first;
}

/** Base units of shorts above and longs below, between two relative distances from price. */
export function masses(
  grid: PriceGrid,
  { long, short }: SideProfiles,
  price: number,
  nearest: number,
  farthest: number,
): { readonly above: number; readonly below: number } {
  return {
    above: sumBetween(short, edge(grid, price * (1 + nearest)), edge(grid, price * (1 + farthest))),
    below: sumBetween(long, edge(grid, price * (1 - farthest)), edge(grid, price * (1 - nearest))),
  };
}

/** A = ln(mass above ÷ mass below) over 0.3 … 5 %; undefined while either side is empty. */
export function asymmetry(grid: PriceGrid, profiles: SideProfiles, price: number): number | undefined {
  const { above, below } = masses(grid, profiles, price, NEAREST, FARTHEST);
  return above > 0 && below > 0 ? Math.log(above / below) : undefined;
}

/** Change of the mass within ±10 % of price against an earlier column, as a fraction; undefined from nothing. */
export function growth(
  grid: PriceGrid,
  now: SideProfiles,
  before: SideProfiles,
  price: number,
): number | undefined {
  const earlier = totalMass(grid, before, price);
  return earlier > 0 ? totalMass(grid, now, price) / earlier - 1 : undefined;
}

/** Base units within ±10 % of price. */
export function totalMass(grid: PriceGrid, profiles: SideProfiles, price: number): number {
  const { above, below } = masses(grid, profiles, price, 0, MAP_RANGE);
  return above + below;
}
