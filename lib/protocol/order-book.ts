/** Passive liquidity: what rests in the order books around price, over time and now. */
import * as v from 'valibot';

import { VENUE_IDS } from '../market/instrument';
import { MarketSymbol } from './market-name';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const notNegative = v.pipe(finite, v.minValue(0));
const time = v.pipe(finite, v.minValue(0), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const side = v.picklist(['bids', 'asks']);

/** Rows are price buckets from `lowest` upward, columns are times on an even grid. */
export const BookHeatView = v.object({
  start: time,
  columnDuration: positive,
  /** Middle of the lowest bucket. */
  lowest: positive,
  bucketRatio: positive,
  rows: count,
  /**
   * Base64 of column-major bytes: 0 where no book is known, else 128 + 127·√(usd ÷ reference) for asks and 128 - … for bids;
   * 128 where nothing rests.
   */
  cells: v.string(),
  /** The dollars in a bucket that the outermost bytes stand for, and any more. */
  reference: notNegative,
  /** The books' middle at each column's end; null where none was seen. */
  prices: v.array(v.nullable(positive)),
});

/** Dollars in all books that are known, and how many of them reach so far: more may rest where the others end. */
const RestingView = v.object({ usd: notNegative, books: count });

/** The nearest band to one side, and what stands before it. */
const BandAheadView = v.object({
  low: positive,
  high: positive,
  /** Expected to be force-closed in it, dollars. */
  forced: notNegative,
  /** From price to its near edge. */
  resting: RestingView,
});

export const WallView = v.object({
  venue: v.picklist(VENUE_IDS),
  side,
  price: positive,
  /** Dollars in its bucket while it stood. */
  usd: positive,
  since: time,
  /** Absent while it stands. Pulled: taken away as price came nearer, and not for being traded against. */
  end: v.optional(v.object({ time, how: v.picklist(['pulled', 'eaten', 'withdrawn']) })),
});

export const OrderBookView = v.object({
  /** When the newest book was looked at. */
  asOf: time,
  /** Recorded since; minutes may be missing after that. */
  since: time,
  heat: BookHeatView,
  /** The books that are known now, and how far from price each side's levels reach, in percent. */
  books: v.array(
    v.object({
      venue: v.picklist(VENUE_IDS),
      symbol: MarketSymbol,
      bids: v.optional(notNegative),
      asks: v.optional(notNegative),
    }),
  ),
  within: v.array(v.object({ percent: positive, bids: RestingView, asks: RestingView })),
  above: v.optional(BandAheadView),
  below: v.optional(BandAheadView),
  walls: v.pipe(v.array(WallView), v.maxLength(40)),
});

export type BookHeatView = v.InferOutput<typeof BookHeatView>;
export type BandAheadView = v.InferOutput<typeof BandAheadView>;
export type WallView = v.InferOutput<typeof WallView>;
export type OrderBookView = v.InferOutput<typeof OrderBookView>;
