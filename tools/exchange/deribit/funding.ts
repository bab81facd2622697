import type { MarketFeed } from '../market-feed';
import { type Query, required } from './query';

const HOUR = 3_600_000;
const SPAN = 8;
const MOST = 744;

/**
 * `public/get_funding_rate_history`: a row an hour. The feed pays every few hours, the venue by the millisecond: each hour up to
 * a payment has an even share of it, and the hours since the last one have the rate that is predicted.
 */
export function fundingHistory(feed: MarketFeed, query: Query): object[] {
  const [start, end] = [required(query, 'start_timestamp'), required(query, 'end_timestamp')];
  const interval = feed.fundingIntervalHours * HOUR;
  const to = Math.min(end, feed.now());
  const first = Math.ceil(Math.max(start, feed.from + HOUR) / HOUR) * HOUR;
  const paid = new Map(feed.funding(first - SPAN * HOUR, feed.now()).map(({ time, rate }) => [time, rate]));
  const hourly = (time: number): number => {
    const rate = paid.get(Math.ceil(time / interval) * interval) ?? feed.premium().predictedFunding;
    return rate / feed.fundingIntervalHours;
  };
  const rows: object[] = [];
  for (let time = first; time <= to; time += HOUR) {
    const hours = Array.from({ length: SPAN }, (_, back) => hourly(time - back * HOUR));
    rows.push({
      timestamp: time,
      index_price: markAt(feed, time),
      prev_index_price: markAt(feed, time - HOUR),
      interest_8h: hours.reduce((sum, rate) => sum + rate, 0),
      interest_1h: hourly(time),
    });
  }
  return rows.slice(-MOST);
}

function markAt(feed: MarketFeed, time: number): number {
  return feed.markBars(HOUR, time - HOUR, time - HOUR)[0]?.close ?? feed.premium().mark;
}
