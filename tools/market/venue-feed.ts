/** The feed of one venue that has a part of a market; `now` there is behind by its lag. See `partition.ts`. */
import { MINUTE, SECOND } from '../../lib/core/time';
import type { FeedPremium, FeedTrade, MarketFeed } from '../exchange/market-feed';
import { mergedBars } from '../replay/merged-bars';
import { type DividedPart, type MarketDivision, timeOf } from './market-division';
import { venueDepth } from './venue-depth';

export function venueFeed(division: MarketDivision, part: DividedPart): MarketFeed {
  const { whole, steps } = division;
  const { prices, lag, tickSize, stepSize } = part;
  const { symbol, base, quote, title, fundingIntervalHours, from } = whole;
  const instrument = { symbol, base, quote, title, tickSize, stepSize, fundingIntervalHours, from };
  division.open(part);
  let now = whole.now() - lag;
  let premium: FeedPremium = prices.premium({
    ...whole.premium(),
    time: Math.floor(now / SECOND) * SECOND,
  });
  const publicTo = (to: number): number => Math.min(to, now);

  return {
    ...instrument,
    now: () => now,
    bars(interval, from, to) {
      if (interval % division.grain !== 0) return [];
      const first = Math.ceil(from / interval) * interval;
      const last = publicTo(Math.floor(to / interval) * interval + interval - 1);
      const grains = whole.bars(division.grain, first, last).map((bar) => division.bar(part, bar, now));
      return mergedBars(grains, interval).map((bar) => ({
        ...bar,
        volume: steps.nearest(bar.volume),
        ...(bar.takerBuy !== undefined && { takerBuy: steps.nearest(bar.takerBuy) }),
      }));
    },
    markBars: (interval, from, to) =>
      whole.markBars(interval, from, publicTo(to)).map((bar) => prices.bar(bar, interval)),
    trades({ fromId, from = division.tradesFrom, to = now, limit }) {
      const first = fromId === undefined ? from : division.trades.minuteOfId(part.index, fromId);
      const wanted = ({ id, time }: FeedTrade): boolean =>
        time <= publicTo(to) && (fromId === undefined ? time >= from : id >= fromId);
      const found: FeedTrade[] = [];
      const start = Math.floor(Math.max(first, division.tradesFrom) / MINUTE) * MINUTE;
      for (let minute = start; minute <= publicTo(to) && found.length < limit; minute += MINUTE) {
        found.push(...division.trades.trades(part.index, minute).filter(wanted));
      }
      return found.slice(0, limit);
    },
    openInterest: (period, from, to) =>
      whole
        .openInterest(period, from, publicTo(to))
        .map(({ time, quantity }) => ({ time, quantity: division.quantity(part, quantity) })),
    premium: () => premium,
    funding: (from, to) =>
      whole.funding(from, publicTo(to)).map(({ time, rate, mark }) => ({
        time,
        rate: prices.funding(rate, time),
        mark: prices.at(mark, time),
      })),
    forcedOrders: (from, to) =>
      whole
        .forcedOrders(from, publicTo(to))
        .filter((order) => division.has(part, order))
        .map((order) => prices.order(order)),
    depth: (levels) => venueDepth(whole, part, levels, now),
    advance(time, emit) {
      division.advance(time);
      for (const event of division.take(part, time - lag)) {
        if (event.kind === 'mark') premium = event.premium;
        now = Math.max(now, timeOf(event));
        emit(event);
      }
      now = Math.max(now, time - lag);
    },
  };
}
