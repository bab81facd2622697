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

/** A grid that covers [low, high] and `reach` (in log price) beyond both ends. */
export function gridOver(low: number, high: number, width: number, reach: number): PriceGrid {
  const first = Math.floor((Math.log(low) - reach) / width) - 1;
  const last = Math.ceil((Math.log(high) + reach) / width) + 1;
  return { width, first, size: last - first + 1 };
}

/** Index into the grid's arrays; may lie outside of it. */
export function bucketOf(grid: PriceGrid, price: number): number {
  return Math.floor(Math.log(price) / grid.width) - grid.first;
}

export function bucketCentre(grid: PriceGrid, index: number): number {
  return Math.exp((grid.first + index + 0.5) * grid.width);
}
