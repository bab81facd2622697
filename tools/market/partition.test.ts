import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import type { FeedBar, FeedEvent, FeedForceOrder, FeedTrade, MarketFeed } from '../exchange/market-feed';
import { steadyFeed } from '../exchange/steady-feed';
import { simulatedFeed } from './feed';
import { feedTruth } from './feed-truth';
import { type Partition, createPartition } from './partition';
import { largestPerSecond } from './public-liquidations';
import { type VenuePart, VENUE_PARTS } from './venue-parts';

const NOW = Date.UTC(2026, 0, 14, 13, 22, 7, 345);
function simulated(): Partition {
  const whole = simulatedFeed({ seed: 3, world: 'sharp', now: NOW, historyDays: 1 });
  return createPartition(whole, { seed: 5, tradesFrom: NOW - 2 * HOUR });
}

function feeds({ feed }: Partition, parts = VENUE_PARTS): MarketFeed[] {
  return parts.map(({ venue, contractUsd }) => feed(venue, contractUsd === undefined ? 'linear' : 'inverse'));
}

const lots = (base = Number.NaN): number => Math.round(base / 0.001);
const summed = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const allTrades = (feed: MarketFeed, from: number, to: number): FeedTrade[] =>
  feed.trades({ from, to, limit: Infinity });

/** What of bars adds up, in lots. */
function sums(bars: readonly FeedBar[]): number[] {
  return [
    summed(bars.map(({ volume }) => lots(volume))),
    summed(bars.map(({ takerBuy }) => lots(takerBuy))),
    summed(bars.map(({ trades }) => trades)),
  ];
}

function expectSums(
  partition: Partition,
  interval: number,
  from: number,
  to: number,
  of = VENUE_PARTS,
): void {
  const whole = partition.whole.bars(interval, from, to);
  const parts = feeds(partition, of).map((feed) => feed.bars(interval, from, to));
  expect(whole.length).toBeGreaterThan(0);
  for (const own of parts)
    expect(own.map(({ openTime }) => openTime)).toEqual(whole.map(({ openTime }) => openTime));
  whole.forEach((bar, i) => expect(sums(parts.map((own) => own[i]!))).toEqual(sums([bar])));
}

describe('the parts of a simulated market', () => {
  const partition = simulated();
  const { whole } = partition;
  const parts = feeds(partition);
  const closed = Math.floor((NOW - 1_000) / MINUTE) * MINUTE - 1;

  it('add up in every bar, from trades and from lots, of any length', () => {
    expectSums(partition, MINUTE, NOW - 20 * HOUR, NOW - 19 * HOUR);
    expectSums(partition, MINUTE, NOW - 3 * HOUR, closed);
    expectSums(partition, 15 * MINUTE, NOW - 20 * HOUR, Math.floor(NOW / (15 * MINUTE)) * 15 * MINUTE - 1);
    expectSums(partition, 4 * HOUR, whole.from, whole.from + DAY - 1);
  });

  it('add up in open interest, which moves by no more than the part’s share of the whole’s move', () => {
    const of = (feed: MarketFeed): number[] =>
      feed.openInterest(5 * MINUTE, whole.from, NOW - 1_000).map(({ quantity }) => lots(quantity));
    const all = of(whole);
    const own = parts.map(of);
    expect(all.length).toBeGreaterThan(200);
    all.forEach((quantity, i) => {
      expect(summed(own.map((part) => part[i]!))).toBe(quantity);
      if (i === 0) return;
      VENUE_PARTS.forEach(({ share }, part) => {
        const move = Math.abs(own[part]![i]! - own[part]![i - 1]!);
        expect(move).toBeLessThanOrEqual(share * Math.abs(quantity - all[i - 1]!) + 2);
      });
    });
  });

  it('have each trade once, whole, in its order, with ids of their own that count up by one', () => {
    const from = NOW - HOUR;
    const to = NOW - 1_000;
    const key = ({ time, quantity, buyerIsMaker }: FeedTrade): string =>
      `${time} ${lots(quantity)} ${buyerIsMaker}`;
    const own = parts.map((feed) => allTrades(feed, from, to));
    expect(own.flat().map(key).sort()).toEqual(allTrades(whole, from, to).map(key).sort());
    for (const trades of own) {
      expect(
        trades.every(
          ({ id, time }, i) => i === 0 || (id === trades[i - 1]!.id + 1 && time >= trades[i - 1]!.time),
        ),
      ).toBe(true);
    }
    own.forEach((trades, i) => {
      const middle = trades[Math.floor(trades.length / 2)]!;
      const expected = trades.slice(trades.indexOf(middle)).slice(0, 50);
      expect(parts[i]!.trades({ fromId: middle.id, to, limit: 50 })).toEqual(expected);
    });
  });

  it('have bars of their own trades where there are trades', () => {
    let traded = 0;
    const minutes = [NOW - 2 * HOUR + 5 * MINUTE, NOW - 30 * MINUTE, NOW].map(
      (time) => Math.floor(time / MINUTE) * MINUTE,
    );
    for (const feed of parts) {
      for (const openTime of minutes) {
        const [bar] = feed.bars(MINUTE, openTime, openTime);
        const trades = allTrades(feed, openTime, openTime + MINUTE - 1);
        const prices = trades.map(({ price }) => price);
        const bought = trades.filter(({ buyerIsMaker }) => !buyerIsMaker);
        if (trades.length === 0) continue;
        traded++;
        expect(bar).toMatchObject({
          open: prices[0],
          high: Math.max(...prices),
          low: Math.min(...prices),
          close: prices.at(-1),
          trades: trades.length,
        });
        expect(lots(bar!.volume)).toBe(summed(trades.map(({ quantity }) => lots(quantity))));
        expect(lots(bar!.takerBuy)).toBe(summed(bought.map(({ quantity }) => lots(quantity))));
      }
    }
    expect(traded).toBeGreaterThan(2 * parts.length);
  });

  it('have no trades from before trades are given out', () => {
    for (const feed of parts)
      expect(allTrades(feed, 0, NOW)[0]!.time).toBeGreaterThanOrEqual(NOW - 2 * HOUR - MINUTE);
  });

  it('have each forced order once', () => {
    const of = (feed: MarketFeed): string[] =>
      feed
        .forcedOrders(whole.from, NOW - 1_000)
        .map(({ time, order, quantity }) => `${time} ${order} ${lots(quantity)}`);
    expect(parts.flatMap(of).sort()).toEqual(of(whole).sort());
    expect(of(whole).length).toBeGreaterThan(20);
  });

  it('follow the whole market’s prices within four basis points, on ticks of their own', () => {
    const hours = whole.bars(15 * MINUTE, NOW - DAY, NOW - 3 * HOUR);
    for (const feed of parts) {
      const ticks = (price: number): number => price / feed.tickSize;
      feed.bars(15 * MINUTE, NOW - DAY, NOW - 3 * HOUR).forEach((bar, i) => {
        for (const name of ['open', 'high', 'low', 'close'] as const) {
          expect(Math.abs(bar[name] / hours[i]![name] - 1)).toBeLessThan(0.0005);
          expect(Math.abs(ticks(bar[name]) - Math.round(ticks(bar[name])))).toBeLessThan(1e-6);
        }
        expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
        expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
      });
    }
    const marks = parts.map((feed) => feed.premium().mark);
    expect(new Set(marks).size).toBeGreaterThan(3);
    for (const mark of marks) expect(Math.abs(mark / whole.premium().mark - 1)).toBeLessThan(0.0005);
  });

  it('have a book each, crossed nowhere, and funding that differs a little', () => {
    const rates = parts.map((feed) => feed.funding(whole.from, NOW).map(({ rate }) => rate));
    const paid = whole.funding(whole.from, NOW).map(({ rate }) => rate);
    expect(new Set(rates.map(([rate]) => rate)).size).toBe(parts.length);
    for (const own of rates)
      own.forEach((rate, i) => expect(Math.abs(rate - paid[i]!)).toBeLessThanOrEqual(0.0000201));
    for (const feed of parts) {
      const { bids, asks } = feed.depth(20);
      expect([bids.length, asks.length]).toEqual([20, 20]);
      expect(bids[0]![0]).toBeLessThan(asks[0]![0]);
      expect(new Set([...bids, ...asks].map(([price]) => price)).size).toBe(40);
      for (const [, quantity] of [...bids, ...asks]) expect(quantity).toBeGreaterThan(0);
    }
  });

  it('tell the whole truth together: open interest, delta and liquidations', () => {
    const [from, to] = [whole.from, Math.floor((NOW - 1_000) / MINUTE) * MINUTE];
    const all = feedTruth(whole, from, to);
    const own = parts.map((feed) => feedTruth(feed, from, to));
    const total = (read: (truth: typeof all) => number | undefined): number =>
      summed(own.map((truth) => lots(read(truth))));
    expect(total(({ openInterest }) => openInterest)).toBe(lots(all.openInterest));
    expect(total(({ volume }) => volume)).toBe(lots(all.volume));
    expect(total(({ delta }) => delta)).toBe(lots(all.delta));
    expect(total(({ liquidated }) => liquidated.long)).toBe(lots(all.liquidated.long));
    expect(total(({ liquidated }) => liquidated.short)).toBe(lots(all.liquidated.short));
    const thinned = feedTruth(whole, from, to, largestPerSecond<FeedForceOrder>);
    expect(thinned.liquidated.long).toBeLessThan(all.liquidated.long);
  });
});

describe('the parts of any market', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: VENUE_PARTS.length });

  it('add up with any shares, lots, lags and seed', () => {
    fc.assert(
      fc.property(
        weights,
        fc.array(fc.constantFrom(0.001, 0.01, 0.1, 1), { minLength: VENUE_PARTS.length }),
        fc.nat(),
        (weights, steps, seed) => {
          const total = summed(weights);
          const parts = weights.map((weight, i) => ({
            ...VENUE_PARTS[i]!,
            share: weight / total,
            stepSize: i === weights.length - 1 ? 0.001 : steps[i]!,
          }));
          const whole = steadyFeed({ now: NOW, hours: 1 });
          const partition = createPartition(whole, { seed, parts, tradesFrom: NOW - 30 * MINUTE });
          expectSums(partition, MINUTE, whole.from, NOW - MINUTE, parts);
          const own = feeds(partition, parts);
          const truths = own.map((feed) => feedTruth(feed, whole.from, NOW - 7_345));
          const truth = feedTruth(whole, whole.from, NOW - 7_345);
          expect(summed(truths.map(({ delta }) => lots(delta)))).toBe(lots(truth.delta));
          expect(summed(truths.map(({ openInterest }) => lots(openInterest)))).toBe(lots(truth.openInterest));
          expect(summed(truths.map(({ liquidated }) => lots(liquidated.long)))).toBe(
            lots(truth.liquidated.long),
          );
          own.forEach((feed, i) => {
            const quantities = [
              ...allTrades(feed, 0, NOW).map(({ quantity }) => quantity),
              ...feed.forcedOrders(0, NOW).map(({ quantity }) => quantity),
              ...feed.bars(MINUTE, 0, NOW).map(({ volume }) => volume),
              ...feed.openInterest(5 * MINUTE, 0, NOW).map(({ quantity }) => quantity),
            ];
            expect(quantities.every((quantity) => lots(quantity) % lots(parts[i]!.stepSize) === 0)).toBe(
              true,
            );
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('must have shares that sum to 1, steps that are multiples, and the whole’s step at the end', () => {
    const made = (parts: readonly VenuePart[]) => () =>
      createPartition(steadyFeed({ now: NOW }), { seed: 1, parts });
    const [first, second] = VENUE_PARTS;
    expect(made([first!, second!])).toThrow('shares: expected a sum of 1, got 0.47');
    expect(made([{ ...first!, share: 1, stepSize: 0.0015 }])).toThrow(
      'binance stepSize: expected a multiple of 0.001, got 0.0015',
    );
    expect(made([{ ...first!, share: 1, stepSize: 0.01 }])).toThrow('for the last part, got 0.01');
    const alone = createPartition(steadyFeed({ now: NOW }), { seed: 1, parts: [{ ...first!, share: 1 }] });
    expect(() => alone.feed('deribit')).toThrow('expected one of binance, got deribit, linear');
  });
});

function withoutTakerSplit({ takerBuy: _takerBuy, takerBuyQuote: _takerBuyQuote, ...bar }: FeedBar): FeedBar {
  return bar;
}

describe('a market of recorded bars', () => {
  it('is split by lots at the length of its bars, and has no taker split that was not recorded', () => {
    const length = 5 * MINUTE;
    const steady = steadyFeed({ now: NOW, hours: 2 });
    const whole: MarketFeed = {
      ...steady,
      bars: (interval, from, to) =>
        interval % length === 0 ? steady.bars(interval, from, to).map(withoutTakerSplit) : [],
      trades: () => [],
    };
    const parts = feeds(createPartition(whole, { seed: 1 }));
    const bars = parts.map((feed) => feed.bars(length, whole.from, NOW - length));
    whole.bars(length, whole.from, NOW - length).forEach((bar, i) => {
      expect(summed(bars.map((own) => lots(own[i]!.volume)))).toBe(lots(bar.volume));
    });
    expect(bars.flat().some(({ takerBuy }) => takerBuy !== undefined)).toBe(false);
    expect(parts[0]!.bars(MINUTE, whole.from, NOW)).toEqual([]);
  });
});

describe('parts that go on', () => {
  function played(strides: readonly number[]): { partition: Partition; events: FeedEvent[][] } {
    const partition = simulated();
    const parts = feeds(partition);
    const events = parts.map((): FeedEvent[] => []);
    let time = NOW;
    for (const stride of strides) {
      time += stride;
      parts.forEach((feed, i) => feed.advance(time, (event) => events[i]!.push(event)));
    }
    return { partition, events };
  }
  const { partition, events } = played(Array.from({ length: 300 }, () => 250));
  const parts = feeds(partition);

  it('emit the same whether they go in small strides or in one', () => {
    expect(played([75_000]).events).toEqual(events);
  });

  it('emit just the trades and forced orders that are then on record, and not before their lag has passed', () => {
    parts.forEach((feed, i) => {
      const { lag } = VENUE_PARTS[i]!;
      expect(feed.now()).toBe(NOW + 75_000 - lag);
      const trades = events[i]!.flatMap((event) => (event.kind === 'trade' ? [event.trade] : []));
      const orders = events[i]!.flatMap((event) => (event.kind === 'force-order' ? [event.order] : []));
      expect(trades).toEqual(allTrades(feed, NOW - lag + 1, NOW + DAY).filter(({ time }) => time > NOW));
      expect(orders).toEqual(feed.forcedOrders(NOW + 1, NOW + DAY));
    });
  });
});
