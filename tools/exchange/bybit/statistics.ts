import { deductions } from '../../../lib/liquidation/margin-tiers';
import { SIMULATED_TIERS } from '../../market/margin';
import { decimalsOf } from '../decimals';
import type { MarketFeed } from '../market-feed';
import { Refusal } from './answer';
import { symbolOf } from './listing';
import { plain } from './numbers';
import { type Query, integer, lengthIn, limitIn } from './query';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EIGHT = 8;

const PERIODS: ReadonlyMap<string, number> = new Map([
  ['5min', 5 * MINUTE],
  ['15min', 15 * MINUTE],
  ['30min', 30 * MINUTE],
  ['1h', HOUR],
  ['4h', 4 * HOUR],
  ['1d', DAY],
]);

/** `/v5/market/open-interest`: newest first; the sum of both sides, and one side. A start without an end is ignored. */
export function openInterest(feed: MarketFeed, query: Query): { list: unknown[]; nextPageCursor: string } {
  const { quantity } = decimalsOf(feed);
  const page = pageOf(feed, query, lengthIn(query, 'intervalTime', PERIODS), limitIn(query, 50, 200));
  const list = page.stamps.map(({ time, quantity: oneSide }) => ({
    openInterest: (2 * oneSide).toFixed(EIGHT),
    singleOpenInterest: plain(oneSide, quantity),
    timestamp: String(time),
  }));
  return { list, nextPageCursor: page.cursor };
}

/** `/v5/market/account-ratio`: the record has no accounts; they lean by the funding that they paid last. */
export function accountRatio(feed: MarketFeed, query: Query): { list: unknown[]; nextPageCursor: string } {
  const page = pageOf(feed, query, lengthIn(query, 'period', PERIODS), limitIn(query, 50, 500));
  const rates = feed.funding(feed.from, feed.now());
  const list = page.stamps.map(({ time }) => {
    const rate = rates.findLast((paid) => paid.time <= time)?.rate ?? 0;
    const long = Math.min(0.7, Math.max(0.3, 0.5 + 200 * rate));
    return {
      symbol: symbolOf(feed),
      buyRatio: plain(long, 4),
      sellRatio: plain(1 - long, 4),
      timestamp: String(time),
    };
  });
  return { list, nextPageCursor: page.cursor };
}

interface Page {
  readonly stamps: { time: number; quantity: number }[];
  readonly cursor: string;
}

/** The venue walks back from the end, or from where the cursor of a full page left off. */
function pageOf(feed: MarketFeed, query: Query, period: number, count: number): Page {
  const end = Math.min(integer(query, 'endTime') ?? Infinity, feed.now());
  const start = query.has('endTime') ? (integer(query, 'startTime') ?? -Infinity) : -Infinity;
  const left = /lasttime=(\d+)/.exec(decodeURIComponent(query.get('cursor') ?? ''))?.[1];
  const to = left === undefined ? end : Number(left) * 1000 - 1;
  const from = Math.max(start, to - count * period, feed.from);
  const stamps = feed.openInterest(period, from, to).slice(-count).toReversed();
  const oldest = stamps.at(-1);
  const full = stamps.length === count && oldest !== undefined && oldest.time > Math.max(start, feed.from);
  return {
    stamps,
    cursor: full ? encodeURIComponent(`lastid=0&lasttime=${Math.floor(oldest.time / 1000)}`) : '',
  };
}

/** `/v5/market/funding/history`: newest first, at most 200. */
export function fundingHistory(feed: MarketFeed, query: Query): unknown[] {
  const count = limitIn(query, 200, 200);
  const [start, end] = [integer(query, 'startTime'), integer(query, 'endTime')];
  if (start !== undefined && end === undefined) throw new Refusal('params error: endTime is required');
  return feed
    .funding(start ?? feed.from, Math.min(end ?? Infinity, feed.now()))
    .slice(-count)
    .toReversed()
    .map(({ time, rate }) => ({
      symbol: symbolOf(feed),
      fundingRate: plain(rate, EIGHT),
      fundingRateTimestamp: String(time),
    }));
}

/** `/v5/market/risk-limit`: the simulated brackets, the largest first, in what the contract settles in. */
export function riskLimit(feed: MarketFeed): unknown[] {
  const { tiers } = SIMULATED_TIERS;
  const deducted = deductions(SIMULATED_TIERS);
  const usd = feed.contractUsd === undefined ? 1 : feed.premium().mark;
  const rows = tiers.map(({ maxLeverage, maintenanceMarginRate }, index) => ({
    id: index + 1,
    symbol: symbolOf(feed),
    riskLimitValue: String((tiers[index + 1]?.floor ?? LARGEST) / usd),
    maintenanceMargin: plain(maintenanceMarginRate, 6),
    initialMargin: plain(1 / maxLeverage, 4),
    isLowestRisk: index === 0 ? 1 : 0,
    maxLeverage: maxLeverage.toFixed(2),
    mmDeduction: index === 0 ? '' : plain((deducted[index] ?? 0) / usd, 2),
  }));
  return rows.toReversed();
}

const LARGEST = 200_000_000;
