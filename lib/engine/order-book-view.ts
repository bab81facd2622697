/** The order books of all contracts in the sum, in the protocol's words. */
import { coinUnit } from '../market/coin-unit';
import type { Depth } from '../market/depth';
import type { Instrument } from '../market/instrument';
import { bucketPrice } from '../orderbook/book-grid';
import type { BookSide } from '../orderbook/book-profile';
import { reachOf, restingWithin } from '../orderbook/resting-within';
import type { BandAheadView, OrderBookView, WallView } from '../protocol/order-book';
import type { ClusterView } from '../protocol/snapshot';
import type { BookRecord } from './book-watch';
import { bookHeatView } from './book-heat-view';

export interface BookMember {
  readonly instrument: Instrument;
  readonly book: BookRecord;
}

const PERCENTS = [0.1, 0.5, 1, 2];
const MOST_WALLS = 40;

/** The first member gives prices. Undefined until its book has been looked at. */
export function orderBookView(
  members: readonly BookMember[],
  price: number | undefined,
  clusters: readonly ClusterView[],
): OrderBookView | undefined {
  const recorded = members.filter(({ book }) => book.looks.length > 0);
  const heat = inPricesOf(members[0], recorded[0])
    ? bookHeatView(recorded.map(({ book }) => book.looks))
    : undefined;
  if (!heat) return undefined;
  const depths = members.flatMap(({ book }) => book.newest?.depth ?? []);
  const within = (side: BookSide, percent: number) => resting(depths, side, percent);
  const ahead = (side: ClusterView['side']) => bandAhead(clusters, side, price, within);
  const [above, below] = [ahead('short'), ahead('long')];
  return {
    asOf: Math.max(...recorded.map(({ book }) => book.looks.at(-1)!.time)),
    since: Math.min(...recorded.map(({ book }) => book.looks[0]!.time)),
    heat,
    books: members.flatMap(reachView),
    within: PERCENTS.map((percent) => ({
      percent,
      bids: within('bids', percent),
      asks: within('asks', percent),
    })),
    ...(above && { above }),
    ...(below && { below }),
    walls: wallViews(recorded),
  };
}

/** A contract for a thousand coins has other prices. */
function inPricesOf(first: BookMember | undefined, recorded: BookMember | undefined): boolean {
  const unitOf = ({ instrument }: BookMember): number => coinUnit(instrument.base).unit;
  return first !== undefined && recorded !== undefined && unitOf(first) === unitOf(recorded);
}

function resting(depths: readonly Depth[], side: BookSide, percent: number): BandAheadView['resting'] {
  const known = depths.flatMap((depth) => restingWithin(depth, side, percent) ?? []);
  return {
    usd: known.reduce((sum, { usd }) => sum + usd, 0),
    books: known.filter(({ whole }) => whole).length,
  };
}

/** Clusters come by their distance. */
function bandAhead(
  clusters: readonly ClusterView[],
  side: ClusterView['side'],
  price: number | undefined,
  within: (side: BookSide, percent: number) => BandAheadView['resting'],
): BandAheadView | undefined {
  const band = clusters.find((cluster) => cluster.side === side && !cluster.thin);
  if (!band || price === undefined) return undefined;
  const percent = side === 'short' ? (band.low / price - 1) * 100 : (1 - band.high / price) * 100;
  return {
    low: band.low,
    high: band.high,
    forced: band.usd,
    resting: within(side === 'short' ? 'asks' : 'bids', Math.max(0, percent)),
  };
}

function reachView({ instrument: { venue, symbol }, book: { newest } }: BookMember): OrderBookView['books'] {
  if (!newest) return [];
  const { depth } = newest;
  const [bids, asks] = [reachOf(depth, 'bids'), reachOf(depth, 'asks')];
  return [{ venue, symbol, ...(bids !== undefined && { bids }), ...(asks !== undefined && { asks }) }];
}

/** In the first contract's prices; those that stand before those that have gone, the largest first. */
function wallViews(recorded: readonly BookMember[]): WallView[] {
  const reference = recorded[0]!.book.looks.at(-1)!.price;
  const all = recorded.flatMap(({ instrument: { venue }, book: { looks, walls } }) =>
    walls.map(({ side, bucket, usd, since, end }) => ({
      venue,
      side,
      price: (bucketPrice(bucket + 0.5) * reference) / looks.at(-1)!.price,
      usd,
      since,
      ...(end && { end }),
    })),
  );
  const goneLast = (wall: WallView): number => Number(wall.end !== undefined);
  return all.sort((a, b) => goneLast(a) - goneLast(b) || b.usd - a.usd).slice(0, MOST_WALLS);
}
