/**
 * `fundingHistory`: one row an hour, oldest first. A feed that pays less often has paid its last rate in equal parts of an
 * hour each since: summed over a day it is the feed's own, one of the feed's intervals later.
 */
import type { MarketFeed } from '../market-feed';
import { type Coin, decimalText } from './coin';
import type { TimeRange } from './info-request';

const MOST = 500;
const HOUR = 3_600_000;
/** The venue stamps its payments so many ms, or about so many, after the hour. */
const LATE = 76;

export function fundingHistory(
  feed: MarketFeed,
  coin: Coin,
  { from, to }: TimeRange,
): Record<string, unknown>[] {
  const hours = feed.fundingIntervalHours;
  const end = Math.min(to, feed.now());
  const paid = feed.funding(from - 2 * hours * HOUR, end);
  const rows: Record<string, unknown>[] = [];
  for (let hour = Math.ceil((from - LATE) / HOUR) * HOUR; hour + LATE <= end; hour += HOUR) {
    const last = paid.findLast(({ time }) => time <= hour);
    if (last === undefined || rows.length === MOST) continue;
    rows.push({
      coin: coin.name,
      fundingRate: decimalText(last.rate / hours, 10),
      premium: decimalText(last.rate, 10),
      time: hour + LATE,
    });
  }
  return rows;
}
