/**
 * One market as several venues: a feed for each part of it, a venue's coin-margined contract being a part of its own. In lots of the whole market's step size the parts' volumes,
 * taker buys, open interest, trade counts, trades and forced orders add up to the whole's, at every instant that is
 * public at all of them and over every span of whole bars. Trades and forced orders go whole to one part each. From
 * `tradesFrom` on a part's bars are those of its own trades; before it, and wherever the whole market's trades are not
 * all on record, bars are split by lots and no part has trades. Open interest is split by lots throughout.
 *
 * Not exact: prices, which stray by a basis of each venue's own, and so quote volumes; funding; the book. A mark bar
 * that forms may be ahead of its venue by the venue's lag.
 */
import { HOUR, MINUTE } from '../../lib/core/time';
import type { VenueId } from '../../lib/market/instrument';
import type { MarketFeed } from '../exchange/market-feed';
import { inverseFeed } from './inverse-feed';
import { type DividedPart, MarketDivision } from './market-division';
import { venueFeed } from './venue-feed';
import { type VenuePart, VENUE_PARTS } from './venue-parts';

export interface PartitionOptions {
  readonly seed: number;
  readonly parts?: readonly VenuePart[];
  /** The first instant whose trades the venues have; left out: three hours before now. */
  readonly tradesFrom?: number;
}

export interface Partition {
  readonly whole: MarketFeed;
  readonly venues: readonly VenueId[];
  /**
   * The feed of the venue's linear contract or of its inverse one, in coins both; the same at every call. Advancing it
   * advances the whole market, so advance all that are open.
   */
  feed(venue: VenueId, kind?: 'linear' | 'inverse'): MarketFeed;
  /** Of its coin-margined contract, counted in contracts; undefined where the venue has no part of that kind. */
  inverse(venue: VenueId): MarketFeed | undefined;
}

const TRADES_SPAN = 3 * HOUR;

export function createPartition(whole: MarketFeed, options: PartitionOptions): Partition {
  const { seed, parts = VENUE_PARTS, tradesFrom = whole.now() - TRADES_SPAN } = options;
  const division = new MarketDivision(
    whole,
    seed,
    parts,
    Math.floor(Math.max(tradesFrom, whole.from) / MINUTE) * MINUTE,
  );
  const feeds = new Map<DividedPart, MarketFeed>();
  const feedOf = (part: DividedPart): MarketFeed => {
    const feed = feeds.get(part) ?? venueFeed(division, part);
    feeds.set(part, feed);
    return feed;
  };
  const isLinear = ({ contractUsd }: VenuePart): boolean => contractUsd === undefined;
  return {
    whole,
    venues: parts.filter(isLinear).map(({ venue }) => venue),
    feed: (venue, kind = 'linear') => feedOf(division.part(venue, kind)),
    inverse(venue) {
      const own = parts.find((part) => part.venue === venue && !isLinear(part));
      if (own?.contractUsd === undefined) return undefined;
      return inverseFeed(feedOf(division.part(venue, 'inverse')), own.contractUsd);
    },
  };
}
