/** `/public/mark-price`, `/market/index-tickers` and `/public/funding-rate`, and the channels of those names. */
import type { FeedPremium, MarketFeed } from '../market-feed';
import { newestFirst, windowOf } from './cursor';
import { unlisted } from './okx-error';
import { type Query, requireSwap, requireSwapIfSent, required } from './query';
import { type Swap, plain } from './swap';

const HOUR = 3_600_000;

export function markPrice(swap: Swap, { mark, time }: FeedPremium): Record<string, string> {
  return { instType: 'SWAP', instId: swap.symbol, markPx: swap.price(mark), ts: String(time) };
}

export function markPriceNow(feed: MarketFeed, swap: Swap, query: Query): Record<string, string>[] {
  requireSwapIfSent(query, swap);
  return [markPrice(swap, feed.premium())];
}

export function indexTicker(swap: Swap, { index, time }: FeedPremium): Record<string, string> {
  const price = swap.price(index);
  return {
    instId: swap.family,
    idxPx: price,
    high24h: price,
    sodUtc0: price,
    open24h: price,
    low24h: price,
    sodUtc8: price,
    ts: String(time),
  };
}

export function indexTickerNow(feed: MarketFeed, swap: Swap, query: Query): Record<string, string>[] {
  if (required(query, 'instId') !== swap.family) throw unlisted();
  return [indexTicker(swap, feed.premium())];
}

/** The running period settles at `fundingTime`, the one after it at `nextFundingTime`. */
export function fundingRate(feed: MarketFeed, swap: Swap): Record<string, string> {
  const { predictedFunding, nextFundingTime, time, mark, index } = feed.premium();
  const settled = feed.funding(feed.from, feed.now()).at(-1);
  const interval = feed.fundingIntervalHours * HOUR;
  return {
    formulaType: 'withRate',
    fundingRate: rate(predictedFunding),
    fundingTime: String(nextFundingTime),
    impactValue: '20000',
    instId: swap.symbol,
    instType: 'SWAP',
    interestRate: '0.0001',
    maxFundingRate: '0.00375',
    method: 'current_period',
    minFundingRate: '-0.00375',
    nextFundingRate: '',
    nextFundingTime: String(nextFundingTime + interval),
    premium: rate((mark - index) / index),
    prevFundingTime: String(nextFundingTime - interval),
    settFundingRate: rate(settled?.rate ?? 0),
    settState: 'settled',
    ts: String(time),
  };
}

export function fundingRateNow(feed: MarketFeed, swap: Swap, query: Query): Record<string, string>[] {
  requireSwap(query, swap);
  return [fundingRate(feed, swap)];
}

export function fundingRateHistory(feed: MarketFeed, swap: Swap, query: Query): Record<string, string>[] {
  requireSwap(query, swap);
  const rows = feed.funding(feed.from, feed.now());
  return newestFirst(rows, ({ time }) => time, windowOf(query, [400, 400])).map(({ time, rate: paid }) => ({
    formulaType: 'withRate',
    fundingRate: rate(paid),
    fundingTime: String(time),
    instId: swap.symbol,
    instType: 'SWAP',
    method: 'current_period',
    realizedRate: rate(paid),
  }));
}

function rate(value: number): string {
  return plain(value.toFixed(16));
}
