import type { MarketFeed } from '../market-feed';
import { Refusal } from './answer';
import type { Listing } from './listing';
import { type Query, integer, requireSymbol } from './query';

const MINUTE = 60_000;
const DAY = 86_400_000;
const RATE_PLACES = 8;
const PAGE = 100;

/** `/open-interest`: now. */
export function openInterest(feed: MarketFeed, listing: Listing, query: Query): unknown {
  requireSymbol(query, listing);
  const { time, quantity } = openInterestNow(feed);
  const row = { symbol: listing.symbol, size: listing.quantity(quantity) };
  return { openInterestList: [row], ts: String(time) };
}

export function openInterestNow(feed: MarketFeed): { time: number; quantity: number } {
  const now = feed.now();
  return (
    feed.openInterest(MINUTE, now - 10 * MINUTE, now).at(-1) ??
    feed.openInterest(5 * MINUTE, now - DAY, now).at(-1) ?? { time: now, quantity: 0 }
  );
}

/** `/symbol-price`: the last, the index and the mark price. */
export function symbolPrice(feed: MarketFeed, listing: Listing, query: Query): unknown[] {
  requireSymbol(query, listing);
  const { mark, index, time } = feed.premium();
  const last = feed.bars(MINUTE, feed.now() - 10 * MINUTE, feed.now()).at(-1)?.close ?? mark;
  return [
    {
      symbol: listing.symbol,
      price: listing.price(last),
      indexPrice: String(index),
      markPrice: listing.price(mark),
      ts: String(time),
    },
  ];
}

/** `/current-fund-rate`. */
export function currentFundRate(feed: MarketFeed, listing: Listing, query: Query): unknown[] {
  requireSymbol(query, listing);
  const { predictedFunding, nextFundingTime } = feed.premium();
  return [
    {
      symbol: listing.symbol,
      fundingRate: rateText(predictedFunding),
      fundingRateInterval: String(feed.fundingIntervalHours),
      nextUpdate: String(nextFundingTime),
      minFundingRate: '-0.003',
      maxFundingRate: '0.003',
    },
  ];
}

/** `/history-fund-rate`: pages by number, newest first. */
export function historyFundRate(feed: MarketFeed, listing: Listing, query: Query): unknown[] {
  requireSymbol(query, listing);
  const size = Math.min(integer(query, 'pageSize') ?? 20, PAGE);
  const page = integer(query, 'pageNo') ?? 1;
  if (page < 1 || page > PAGE)
    throw new Refusal('40808', 'Parameter verification exception 0 < pageNo <=100');
  return feed
    .funding(feed.from, feed.now())
    .reverse()
    .slice((page - 1) * size, page * size)
    .map(({ time, rate }) => ({
      symbol: listing.symbol,
      fundingRate: rateText(rate),
      fundingTime: String(time),
    }));
}

export function rateText(rate: number): string {
  return String(Number(rate.toFixed(RATE_PLACES)));
}
