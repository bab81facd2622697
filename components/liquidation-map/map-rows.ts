/**
 * The map's rows, from the highest price down: what is expected to be forced in each by group of leverages, and what stands on the way
 * from price to it. What price has gone through since the estimate is no longer there.
 */
import type { ProfileView } from '../../lib/protocol/snapshot';

type Side = 'long' | 'short';

export interface MapRow {
  readonly side: Side;
  readonly low: number;
  readonly high: number;
  /** Dollars by group, in the profile's order; 0 for those that are not shown. */
  readonly usd: readonly number[];
  readonly total: number;
  /** Dollars between price and the row. */
  readonly onTheWay: number;
}

/** Buckets in a row: 0.2 %, so that a row is some pixels high. */
export const ROW_BUCKETS = 2;

/** `shown` holds the leverages of the groups that are. */
export function mapRows(profile: ProfileView, price: number, shown: ReadonlySet<number>): MapRow[] {
  return [...sideRows('short', profile, price, shown).reverse(), ...sideRows('long', profile, price, shown)];
}

/** From price outward. */
function sideRows(side: Side, profile: ProfileView, price: number, shown: ReadonlySet<number>): MapRow[] {
  const { centre, bucketRatio, groups } = profile;
  const outward = side === 'short' ? bucketRatio : 1 / bucketRatio;
  const buckets = groups[0]?.[side].length ?? 0;
  const rows: MapRow[] = [];
  let onTheWay = 0;
  for (let from = 0; from < buckets; from += ROW_BUCKETS) {
    const to = Math.min(buckets, from + ROW_BUCKETS);
    // Both sides share the bucket that holds price, and each has the half of it that is its own.
    const near = from === 0 ? centre : centre * outward ** (from - 0.5);
    const far = centre * outward ** (to - 0.5);
    const usd = groups.map((group) => {
      if (!shown.has(group.leverage)) return 0;
      let sum = 0;
      for (let i = from; i < to; i++) {
        const at = centre * outward ** i;
        if (!isPassed(side, at, price, bucketRatio)) sum += at * group[side][i]!;
      }
      return sum;
    });
    const total = usd.reduce((sum, value) => sum + value, 0);
    rows.push({ side, low: Math.min(near, far), high: Math.max(near, far), usd, total, onTheWay });
    onTheWay += total;
  }
  return rows;
}

/** Price has gone beyond the bucket about `at`. */
function isPassed(side: Side, at: number, price: number, bucketRatio: number): boolean {
  const half = Math.sqrt(bucketRatio);
  return side === 'long' ? price < at / half : price > at * half;
}

/** Everything of one side up to a distance, in percent, that the row's middle decides: by group and in all. */
export function within(
  rows: readonly MapRow[],
  side: Side,
  price: number,
  percent: number,
): readonly number[] {
  const inside = rows.filter(
    (row) => row.side === side && Math.abs(Math.sqrt(row.low * row.high) / price - 1) * 100 <= percent,
  );
  const groups = rows[0]?.usd.length ?? 0;
  return Array.from({ length: groups }, (_, group) => inside.reduce((sum, { usd }) => sum + usd[group]!, 0));
}
