/**
 * Logarithmic price buckets. Bucket b holds ln p in [b·w, (b+1)·w); numbering is absolute, so a run that sees other
 * prices later names the same buckets, and a price shift by a constant ratio shifts by a constant number of buckets.
 */
export interface PriceGrid {
  /** Bucket width as a difference of natural logarithms. */
  readonly width: number;
  /** Absolute number of the first bucket. */
  readonly first: number;
  readonly size: number;
}

/** Both ends of a grid lie on a multiple of this, so that cells of up to as many buckets are the same in every grid. */
export const WIDEST_CELL = 16;

/** A grid that covers [low, high] and `reach` (in log price) beyond both ends. */
export function gridOver(low: number, high: number, width: number, reach: number): PriceGrid {
  const lowest = Math.floor((Math.log(low) - reach) / width) - 1;
  const highest = Math.ceil((Math.log(high) + reach) / width) + 1;
  const first = Math.floor(lowest / WIDEST_CELL) * WIDEST_CELL;
  const end = Math.ceil((highest + 1) / WIDEST_CELL) * WIDEST_CELL;
  return { width, first, size: end - first };
}

/** Index into the grid's arrays; may lie outside of it. */
export function bucketOf(grid: PriceGrid, price: number): number {
  return Math.floor(Math.log(price) / grid.width) - grid.first;
}

export function bucketCentre(grid: PriceGrid, index: number): number {
  return Math.exp((grid.first + index + 0.5) * grid.width);
}
