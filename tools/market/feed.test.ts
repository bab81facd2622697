import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import type { FeedEvent, FeedTrade } from '../exchange/market-feed';
import { simulatedFeed } from './feed';

const NOW = Date.UTC(2026, 0, 14, 13, 22, 7, 345);

function feedAt(now = NOW) {
  return simulatedFeed({ seed: 3, world: 'sharp', now, historyDays: 1 });
}

function tradesBetween(feed: ReturnType<typeof feedAt>, from: number, to: number): FeedTrade[] {
  return feed.trades({ from, to, limit: Infinity });
}

function onGrid(value: number, size: number): boolean {
  return Math.abs(value / size - Math.round(value / size)) < 1e-6;
}

describe('the simulated feed', () => {
  const feed = feedAt();

  it('has trades that add up to their bars, old or forming', () => {
    for (const openTime of [NOW - 20 * HOUR, NOW - MINUTE, NOW].map((t) => Math.floor(t / MINUTE) * MINUTE)) {
      const [bar] = feed.bars(MINUTE, openTime, openTime);
      const trades = tradesBetween(feed, openTime, openTime + MINUTE - 1);
      const sum = (some: FeedTrade[]) => some.reduce((total, { quantity }) => total + quantity, 0);
      const prices = trades.map(({ price }) => price);
      expect(bar!.trades).toBe(trades.length);
      expect(bar!.volume).toBeCloseTo(sum(trades), 9);
      expect(bar!.takerBuy).toBeCloseTo(sum(trades.filter(({ buyerIsMaker }) => !buyerIsMaker)), 9);
      const { open, high, low, close } = bar!;
      expect([open, high, low, close]).toEqual([
        prices[0],
        Math.max(...prices),
        Math.min(...prices),
        prices.at(-1),
      ]);
      const quote = trades.reduce((total, { price, quantity }) => total + price * quantity, 0);
      expect(Math.abs(bar!.quoteVolume / quote - 1)).toBeLessThan(1e-3);
    }
  });

  it('has trades in the order of time, ids without a gap, on the grid of ticks and steps', () => {
    const trades = tradesBetween(feed, NOW - 10 * MINUTE, NOW);
    expect(trades.length).toBeGreaterThan(3_000);
    for (let i = 1; i < trades.length; i++) {
      expect(trades[i]!.id).toBe(trades[i - 1]!.id + 1);
      expect(trades[i]!.time).toBeGreaterThanOrEqual(trades[i - 1]!.time);
    }
    expect(trades.every(({ price }) => onGrid(price, feed.tickSize))).toBe(true);
    expect(trades.every(({ quantity }) => quantity > 0 && onGrid(quantity, feed.stepSize))).toBe(true);
  });

  it('finds the same trades by id as by time, and the newest without either', () => {
    const byTime = tradesBetween(feed, NOW - MINUTE, NOW);
    const byId = feed.trades({ fromId: byTime[0]!.id, limit: byTime.length });
    expect(byId).toEqual(byTime);
    expect(feed.trades({ limit: 7 })).toEqual(byTime.slice(-7));
  });

  it('makes large bars of the same stuff as small ones', () => {
    const to = Math.floor(NOW / HOUR) * HOUR - 1;
    const from = to + 1 - 3 * HOUR;
    const large = feed.bars(HOUR, from, to);
    const small = feed.bars(MINUTE, from, to);
    expect(large).toHaveLength(3);
    large.forEach((bar, i) => {
      const parts = small.slice(i * 60, i * 60 + 60);
      expect(bar.high).toBe(Math.max(...parts.map(({ high }) => high)));
      expect(bar.close).toBe(parts.at(-1)!.close);
      expect(bar.volume).toBeCloseTo(
        parts.reduce((sum, { volume }) => sum + volume, 0),
        6,
      );
    });
  });

  it('says nothing that is later than now', () => {
    const future = NOW + DAY;
    expect(tradesBetween(feed, NOW - MINUTE, future).every(({ time }) => time <= NOW)).toBe(true);
    expect(feed.bars(MINUTE, NOW - MINUTE, future).at(-1)!.openTime).toBeLessThanOrEqual(NOW);
    expect(feed.markBars(MINUTE, NOW, future)).toEqual([]);
    expect(feed.openInterest(5 * MINUTE, NOW - HOUR, future).at(-1)!.time).toBe(
      Math.floor(NOW / 300_000) * 300_000,
    );
    expect(feed.premium().time).toBe(NOW - 345);
  });

  it('has the open interest of the first instant on, never moving by more than was traded', () => {
    const points = feed.openInterest(5 * MINUTE, 0, NOW);
    const bars = feed.bars(5 * MINUTE, 0, NOW);
    expect(points[0]!.time).toBe(feed.from);
    for (let i = 1; i < points.length; i++) {
      // A stamp closes the bar that opened one period before it.
      expect(bars[i - 1]!.openTime).toBe(points[i]!.time - 5 * MINUTE);
      expect(Math.abs(points[i]!.quantity - points[i - 1]!.quantity)).toBeLessThanOrEqual(
        bars[i - 1]!.volume,
      );
    }
  });

  it('pays funding at 00:00, 08:00 and 16:00 UTC', () => {
    const times = feed.funding(feed.from, NOW).map(({ time }) => time);
    expect(times.length).toBeGreaterThanOrEqual(3);
    expect(times.every((time) => time % (8 * HOUR) === 0)).toBe(true);
    expect(feed.premium().nextFundingTime).toBe(Date.UTC(2026, 0, 14, 16));
  });

  it('has a book that is the same on both sides of the last price', () => {
    const { bids, asks } = feed.depth(50);
    const last = feed.trades({ limit: 1 })[0]!.price;
    bids.forEach(([bid, quantity], i) => {
      expect(bid + asks[i]![0]).toBeCloseTo(2 * last, 6);
      expect(asks[i]![1]).toBe(quantity);
      expect(onGrid(bid, feed.tickSize)).toBe(true);
    });
  });
});

describe('a feed that goes on', () => {
  function eventsOf(strides: number[]): { events: FeedEvent[]; feed: ReturnType<typeof feedAt> } {
    const feed = feedAt();
    const events: FeedEvent[] = [];
    for (const stride of strides) feed.advance(feed.now() + stride, (event) => events.push(event));
    return { events, feed };
  }

  it('emits the same whether it goes in small strides or in one', () => {
    const small = eventsOf(Array.from({ length: 120 }, () => 1_000));
    const large = eventsOf([120_000]);
    expect(small.events).toEqual(large.events);
    expect(large.feed.now()).toBe(NOW + 120_000);
  });

  it('emits just the trades that it then has on record, following those before', () => {
    const before = feedAt().trades({ limit: 1 })[0]!;
    const { events, feed } = eventsOf([10 * MINUTE]);
    const trades = events.flatMap((event) => (event.kind === 'trade' ? [event.trade] : []));
    expect(trades[0]!.id).toBe(before.id + 1);
    expect(trades).toEqual(tradesBetween(feed, NOW + 1, NOW + 10 * MINUTE));
    const perSecond = trades.length / 600;
    expect(perSecond).toBeGreaterThanOrEqual(4.9);
    expect(perSecond).toBeLessThanOrEqual(20.1);
  });

  it('emits the mark once a second', () => {
    const { events } = eventsOf([90_000]);
    const times = events.flatMap((event) => (event.kind === 'mark' ? [event.premium.time] : []));
    expect(times).toEqual(Array.from({ length: 90 }, (_, i) => NOW - 345 + (i + 1) * 1_000));
  });

  it('emits just the forced closes that it then has on record, at prices the mark went to', () => {
    const { events, feed } = eventsOf([12 * HOUR]);
    const orders = events.flatMap((event) => (event.kind === 'force-order' ? [event.order] : []));
    expect(orders.length).toBeGreaterThan(3);
    expect(orders).toEqual(feed.forcedOrders(NOW + 1, feed.now()));
    expect(feed.forcedOrders(feed.from, NOW).length).toBeGreaterThan(3);
    for (const { time, averagePrice } of orders) {
      const [bar] = feed.markBars(MINUTE, Math.floor(time / MINUTE) * MINUTE, time);
      expect(averagePrice).toBeGreaterThanOrEqual(bar!.low);
      expect(averagePrice).toBeLessThanOrEqual(bar!.high);
    }
  });

  it('has the same past whenever it is started on the same day', () => {
    const [early, late] = [feedAt(NOW), feedAt(NOW + 2 * HOUR)];
    expect(late.bars(MINUTE, NOW - HOUR, NOW - MINUTE)).toEqual(early.bars(MINUTE, NOW - HOUR, NOW - MINUTE));
  });
});
