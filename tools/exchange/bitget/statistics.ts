import type { MarketFeed } from '../market-feed';
import { Refusal } from './answer';
import type { Listing } from './listing';
import { type Query, requireSymbol } from './query';

/** From, to, largest leverage, maintenance rate. */
const TIERS: readonly (readonly [number, number, number, number])[] = [
  [0, 150_000, 125, 0.004],
  [150_000, 1_000_000, 100, 0.005],
  [1_000_000, 5_000_000, 50, 0.01],
  [5_000_000, 20_000_000, 25, 0.02],
  [20_000_000, 60_000_000, 10, 0.05],
  [60_000_000, 120_000_000, 5, 0.1],
  [120_000_000, 240_000_000, 2, 0.25],
];

/** `/query-position-lever`. */
export function positionTiers(listing: Listing, query: Query): unknown[] {
  requireSymbol(query, listing);
  return TIERS.map(([from, to, leverage, rate], index) => ({
    symbol: listing.symbol,
    level: String(index + 1),
    startUnit: String(from),
    endUnit: String(to),
    leverage: String(leverage),
    keepMarginRate: String(rate),
  }));
}

const MINUTE = 60_000;
const PERIODS: ReadonlyMap<string, number> = new Map([
  ['5m', 5 * MINUTE],
  ['15m', 15 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1h', 60 * MINUTE],
  ['2h', 120 * MINUTE],
  ['4h', 240 * MINUTE],
  ['6h', 360 * MINUTE],
  ['12h', 720 * MINUTE],
  ['1d', 1440 * MINUTE],
]);
const ROWS = 30;

/** `/account-long-short`. A feed knows no accounts: these always lean alike. The third field is as odd as the venue's. */
export function accountLongShort(feed: MarketFeed, listing: Listing, query: Query): unknown[] {
  requireSymbol(query, listing, false);
  const period = PERIODS.get(query.get('period') ?? '5m');
  if (period === undefined) throw new Refusal('40020', 'Parameter period error');
  const last = Math.floor(feed.now() / period) * period;
  return Array.from({ length: ROWS }, (_, index) => ({
    longAccountRatio: '0.58',
    shortAccountRatio: '0.42',
    longShortAccountRatio: '0.0138',
    ts: String(last - (ROWS - 1 - index) * period),
  }));
}
