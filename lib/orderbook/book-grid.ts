/**
 * Prices in buckets of 0.05 %, the same at all times and of all contracts, so that an order that stays where it is stays in
 * its bucket: bucket i holds the prices with i ≤ ln p ÷ ln 1.0005 < i + 1.
 */
export const BUCKET_RATIO = 1.0005;

/** So many buckets are recorded to either side of the one that holds the middle of the book: 2 %. */
export const BUCKETS_AWAY = 40;

const WIDTH = Math.log(BUCKET_RATIO);

export function bucketOf(price: number): number {
  return Math.floor(Math.log(price) / WIDTH);
}

/** The lower edge of a bucket. A fraction names a price inside one: `bucketPrice(i + 0.5)` is its middle. */
export function bucketPrice(bucket: number): number {
  return Math.exp(bucket * WIDTH);
}

/** How many whole buckets one price lies above another. */
export function bucketsBetween(lower: number, upper: number): number {
  return Math.round(Math.log(upper / lower) / WIDTH);
}
