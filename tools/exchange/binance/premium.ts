import { EIGHT } from '../decimals';
import type { MarketFeed } from '../market-feed';
import { type Query, limit, requireSymbol, sentSymbol, timeRange } from './query';

type Row = Readonly<Record<string, unknown>>;

/** `premiumIndex`: an object for a symbol, else a list of all. */
export function premiumIndex(feed: MarketFeed, query: Query): Row | Row[] {
  const premium = feed.premium();
  const row = {
    symbol: feed.symbol,
    markPrice: premium.mark.toFixed(EIGHT),
    indexPrice: premium.index.toFixed(EIGHT),
    estimatedSettlePrice: premium.index.toFixed(EIGHT),
    lastFundingRate: premium.predictedFunding.toFixed(EIGHT),
    interestRate: '0.00010000',
    nextFundingTime: premium.nextFundingTime,
    time: premium.time,
  };
  return sentSymbol(query, feed) ? row : [row];
}

/** `fundingRate`: from a start the first `limit` rows, else the newest. */
export function fundingRate(feed: MarketFeed, query: Query): Record<string, unknown>[] {
  requireSymbol(query, feed);
  const count = limit(query, 100, 1000);
  const { from, to = Infinity } = timeRange(query);
  const rows = feed.funding(from ?? feed.from, Math.min(to, feed.now()));
  return (from === undefined ? rows.slice(-count) : rows.slice(0, count)).map(({ time, rate, mark }) => ({
    symbol: feed.symbol,
    fundingTime: time,
    fundingRate: rate.toFixed(EIGHT),
    markPrice: mark.toFixed(EIGHT),
  }));
}

/** `/fapi/v1/fundingInfo`: the interval and the caps of each instrument. */
export function fundingInfo(feed: MarketFeed): Record<string, unknown>[] {
  return [
    {
      symbol: feed.symbol,
      adjustedFundingRateCap: '0.02000000',
      adjustedFundingRateFloor: '-0.02000000',
      fundingIntervalHours: feed.fundingIntervalHours,
      disclaimer: false,
    },
  ];
}
