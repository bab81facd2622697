import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { refused } from '../../../tools/exchange/faults/refusal';
import { createGateWire } from '../../../tools/exchange/gate/wire';
import { type InProcess, inProcess } from '../../../tools/exchange/in-process';
import type { MarketFeed } from '../../../tools/exchange/market-feed';
import { STEADY, steadyFeed } from '../../../tools/exchange/steady-feed';
import { DAY, HOUR, MINUTE, SECOND } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { UnlistedSymbol } from '../unlisted-symbol';
import type { LiveSink, Venue, VenueOptions } from '../venue';
import { VenueBanned, VenueUnavailable } from '../venue-errors';

/** The client against the local exchange's Gate, without a network. */
const SYMBOL = 'BTC_USDT';
const NOW = Date.UTC(2026, 8, 25, 12, 4, 30);
const FIVE = (5 * MINUTE) as Millis;
const never = new AbortController().signal;

let createGate: (options: VenueOptions) => Venue;
let feed: MarketFeed;
let net: InProcess;

function gate(options: Partial<VenueOptions> = {}): Venue {
  const now = (): UnixMs => unixMs(feed.now());
  return createGate({ now, random: () => 0, fetch: net.fetch, ...options });
}

function asked(endpoint: string): Record<string, string>[] {
  return net.asked
    .filter(({ url }) => url.pathname.endsWith(endpoint))
    .map(({ url }) => Object.fromEntries(url.searchParams));
}

const ago = (span: number): UnixMs => unixMs(NOW - span);
const minutesAgo = (minutes: number): UnixMs => unixMs(Math.floor(NOW / FIVE) * FIVE - minutes * MINUTE);

beforeAll(async () => {
  // ccxt takes the class when it is loaded, and each test has an exchange of its own.
  vi.stubGlobal('self', {
    WebSocket: function dial(address: string) {
      return new net.WebSocket(address);
    },
  });
  ({ createGate } = await import('./client'));
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  feed = steadyFeed({ now: NOW, hours: 50 });
  net = inProcess(createGateWire(feed), feed);
});
afterEach(() => vi.useRealTimers());

describe('instruments', () => {
  test('are the contracts that trade, in base units', async () => {
    const listed = await gate().instruments(never);
    expect(listed.map(({ symbol }) => symbol)).toEqual([SYMBOL, 'LAB_USDT', 'AAPL_USDT']);
    expect(listed[0]).toEqual({
      venue: 'gate',
      symbol: SYMBOL,
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      contractSize: 0.0001,
      tickSize: 0.1,
      stepSize: 0.001,
    });
    expect(listed[1]).toMatchObject({ contractSize: 100, stepSize: 10 });
  });

  test('that are known are not asked for again', async () => {
    const found = await gate().instrument(SYMBOL, never);
    net.asked.length = 0;
    expect(await gate({ instruments: [found] }).instrument(SYMBOL, never)).toEqual(found);
    expect(net.asked).toEqual([]);
  });

  test('that the venue does not list are told apart from a failure', async () => {
    const venue = gate();
    await expect(venue.instrument('NOPE_USDT', never)).rejects.toThrow(UnlistedSymbol);
    await expect(venue.marginTiers('NOPE_USDT', never)).rejects.toThrow(UnlistedSymbol);
    net.failNext(refused(500, { label: 'INTERNAL', message: 'server error' }));
    await expect(venue.serverTime(never)).rejects.toThrow(VenueUnavailable);
  });
});

describe('bars', () => {
  test('are closed, ascending, with the part that takers bought', async () => {
    const bars = await gate().bars(SYMBOL, FIVE, minutesAgo(30), minutesAgo(10), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual([30, 25, 20, 15].map(minutesAgo));
    expect(bars[0]!.volume).toBeCloseTo(300 * STEADY.quantity, 9);
    expect(bars[0]!.takerBuy).toBeCloseTo(150 * STEADY.quantity, 9);
    expect(asked('candlesticks')).toHaveLength(1);
  });

  test('that form are left out', async () => {
    const bars = await gate().bars(SYMBOL, FIVE, minutesAgo(10), ago(-HOUR), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual([minutesAgo(10), minutesAgo(5)]);
  });

  test('that have just closed have no split yet: the venue still rewrites its statistics', async () => {
    feed = steadyFeed({ now: minutesAgo(0) + 2 * MINUTE });
    net = inProcess(createGateWire(feed), feed);
    const bars = await gate().bars(SYMBOL, FIVE, minutesAgo(10), minutesAgo(0), never);
    expect(bars.map((bar) => 'takerBuy' in bar)).toEqual([true, false]);
  });

  test('of a range longer than a page are its earliest part', async () => {
    const venue = gate();
    const from = unixMs(Math.floor(ago(40 * HOUR) / MINUTE) * MINUTE);
    const bars = await venue.bars(SYMBOL, MINUTE, from, ago(0), never);
    expect(bars).toHaveLength(venue.pageSize.bars);
    expect(bars[0]!.openTime).toBe(from);
    const { from: start, to: end } = asked('candlesticks')[0]!;
    expect((Number(end) - Number(start)) / 60 + 1).toBe(1_999);
    expect(asked('contract_stats')[0]).toMatchObject({ interval: '1m', limit: '1999' });
  });

  test('further back than the venue keeps are not asked for', async () => {
    const venue = gate();
    expect(venue.barDepth(MINUTE)).toBeLessThan(10_000 * MINUTE);
    expect(await venue.bars(SYMBOL, MINUTE, ago(20 * DAY), ago(19 * DAY), never)).toEqual([]);
    await venue.bars(SYMBOL, MINUTE, ago(20 * DAY), ago(0), never);
    expect(Number(asked('candlesticks')[0]!['from'])).toBeGreaterThan(NOW / 1_000 - 10_000 * 60);
  });

  test('of lengths without statistics come without a split', async () => {
    const [bar] = await gate().bars(SYMBOL, (8 * HOUR) as Millis, ago(30 * HOUR), ago(0), never);
    expect(bar).not.toHaveProperty('takerBuy');
    expect(asked('contract_stats')).toEqual([]);
    const odd = gate().bars(SYMBOL, (7 * MINUTE) as Millis, ago(HOUR), ago(0), never);
    await expect(odd).rejects.toThrow('gate has no bars of 420000 ms');
  });

  test('of the mark price', async () => {
    const marks = await gate().markBars!(SYMBOL, MINUTE, minutesAgo(5), minutesAgo(2), never);
    expect(marks).toHaveLength(3);
    expect(asked('candlesticks')[0]).toMatchObject({ contract: 'mark_BTC_USDT' });
  });
});

describe('statistics', () => {
  test('open interest counts each contract once, and holds at the end of its period', async () => {
    const venue = gate();
    const history = await venue.openInterestHistory!(SYMBOL, FIVE, minutesAgo(60), minutesAgo(30), never);
    const truth = feed.openInterest(FIVE, minutesAgo(60), minutesAgo(30) - 1);
    expect(history.map(({ time }) => time)).toEqual(truth.map(({ time }) => time));
    history.forEach(({ quantity }, i) => expect(quantity).toBeCloseTo(truth[i]!.quantity, 6));
    const newest = feed.openInterest(MINUTE, NOW - HOUR, NOW).at(-1)!.quantity;
    expect((await venue.openInterest(SYMBOL, never)).quantity).toBeCloseTo(newest, 6);
  });

  test('the newest row, which is to be written anew, is left out', async () => {
    const history = await gate().openInterestHistory!(SYMBOL, FIVE, minutesAgo(20), ago(-HOUR), never);
    // At 12:04:30 the period of 12:00 has an early reading, by which that of 11:55 is settled.
    expect(history.at(-1)!.time).toBe(minutesAgo(0));
  });

  test('are 180 days deep, and none of eight hours', async () => {
    const venue = gate();
    expect(venue.openInterestDepth(FIVE)).toBe(179 * DAY);
    expect(venue.openInterestDepth((8 * HOUR) as Millis)).toBe(0);
    await venue.openInterestHistory!(SYMBOL, FIVE, ago(300 * DAY), ago(178 * DAY), never);
    expect(Number(asked('contract_stats')[0]!['from'])).toBeGreaterThanOrEqual(ago(179 * DAY) / 1_000);
  });

  test('long/short ratios of accounts and of the largest', async () => {
    const ratios = await gate().longShortRatio!(SYMBOL, FIVE, minutesAgo(10), minutesAgo(5), never);
    expect(ratios).toEqual([
      { time: minutesAgo(10), of: 'accounts', ratio: 1.174 },
      { time: minutesAgo(10), of: 'top-accounts', ratio: 1.021 },
      { time: minutesAgo(10), of: 'top-positions', ratio: 0.987 },
    ]);
  });
});

describe('trades', () => {
  test('by time', async () => {
    const trades = await gate().trades!(SYMBOL, { from: minutesAgo(10), to: minutesAgo(9) }, never);
    expect(trades).toHaveLength(60);
    expect(trades[0]).toMatchObject({ time: minutesAgo(10), quantity: STEADY.quantity });
    expect(new Set(trades.map(({ taker }) => taker))).toEqual(new Set(['buy', 'sell']));
  });

  test('of more than a page are the earliest, whole', async () => {
    const trades = await gate().trades!(SYMBOL, { from: ago(2 * HOUR), to: ago(0) }, never);
    expect(trades[0]!.time).toBe(ago(2 * HOUR));
    const ids = trades.map(({ id }) => id!);
    expect(ids).toEqual(ids.map((_, i) => ids[0]! + i));
    expect(trades.length).toBeGreaterThan(400);
    expect(trades.length).toBeLessThan(1_000);
  });

  test('from an id on, however far back', async () => {
    const venue = gate();
    const [early] = await venue.trades!(SYMBOL, { from: ago(20 * HOUR), to: ago(20 * HOUR - MINUTE) }, never);
    const page = await venue.trades!(SYMBOL, { fromId: early!.id! }, never);
    expect(page[0]).toEqual(early);
    expect(page.length).toBeGreaterThanOrEqual(700);
    const newest = (await venue.recentTrades!(SYMBOL, never)).at(-1)!;
    expect(newest.time).toBe(Math.floor(NOW / SECOND) * SECOND);
    expect(await venue.trades!(SYMBOL, { fromId: newest.id! }, never)).toEqual([newest]);
    expect(await venue.trades!(SYMBOL, { fromId: newest.id! + 1 }, never)).toEqual([]);
  });
});

describe('the rest', () => {
  test('mark price with its funding, depth, margin tiers and time', async () => {
    const venue = gate();
    expect(await venue.serverTime(never)).toBe(NOW);
    expect(await venue.markPrice(SYMBOL, never)).toMatchObject({
      time: NOW,
      predictedFunding: 0.0001,
      nextFunding: Date.UTC(2026, 8, 25, 16),
      fundingInterval: 8 * HOUR,
    });
    const { bids, asks } = await venue.depth(SYMBOL, 7, never);
    expect([bids.length, asks.length, bids[2]!.quantity]).toEqual([7, 7, 3]);
    expect(await venue.marginTiers(SYMBOL, never)).toMatchObject({
      date: '2026-09-25',
      tiers: [
        { floor: 0, maxLeverage: 200, maintenanceMarginRate: 0.003 },
        { floor: 500_000, maxLeverage: 150.01, maintenanceMarginRate: 0.0035 },
        { floor: 1_000_000 },
        { floor: 1_500_000 },
        { floor: 2_000_000 },
      ],
    });
  });

  test('funding, ascending, never further back than the venue keeps', async () => {
    const rates = await gate().fundingHistory(SYMBOL, ago(300 * DAY), ago(0), never);
    expect(rates.map(({ time }) => time)).toEqual(feed.funding(0, NOW).map(({ time }) => time));
    expect(rates.every(({ interval, rate }) => interval === 8 * HOUR && rate === 0.0001)).toBe(true);
  });

  test('past forced orders, across hours, sold to close longs', async () => {
    const forced = await gate().liquidationHistory!(SYMBOL, ago(90 * MINUTE), ago(0), never);
    expect(forced).toHaveLength(2 * 540);
    expect(forced.slice(0, 2)).toEqual(
      expect.arrayContaining(
        [1, 3].map((quantity) => ({
          time: ago(90 * MINUTE),
          position: 'long',
          quantity,
          orderPrice: STEADY.base - 300,
          fillPrice: STEADY.base - 10,
        })),
      ),
    );
    const spans = asked('liq_orders').map(({ from, to }) => Number(to) - Number(from));
    expect(spans).toEqual([3_599, 1_799]);
  });

  test('after a 429 nothing is sent until the ban ends', async () => {
    const bans: UnixMs[] = [];
    const venue = gate({ onBan: (until) => bans.push(until) });
    net.failNext(refused(429, { label: 'TOO_MANY_REQUESTS', message: 'Request Rate Limit Exceeded' }));
    await expect(venue.serverTime(never)).rejects.toThrow(VenueBanned);
    await expect(gate({ bannedUntil: bans[0] }).serverTime(never)).rejects.toThrow(VenueBanned);
    expect(net.asked).toHaveLength(1);
  });

  test('what was spent is learnt from the answers', async () => {
    const spent: number[] = [];
    const venue = gate({ onWeight: (used) => spent.push(used) });
    await venue.serverTime(never);
    await venue.serverTime(never);
    expect(spent).toEqual([1, 2]);
  });
});

describe('live', () => {
  class Recording implements LiveSink {
    readonly seen: Trade[] = [];
    readonly marks: MarkPrice[] = [];
    readonly interest: OpenInterest[] = [];
    readonly forced: Liquidation[] = [];
    readonly states: string[] = [];
    trades(trades: readonly Trade[]): void {
      this.seen.push(...trades);
    }
    mark(mark: MarkPrice): void {
      this.marks.push(mark);
    }
    openInterest(openInterest: OpenInterest): void {
      this.interest.push(openInterest);
    }
    liquidation(liquidation: Liquidation): void {
      this.forced.push(liquidation);
    }
    readonly reasons: (string | undefined)[] = [];
    status(channel: string, state: string, reason?: string): void {
      this.states.push(`${channel} ${state}`);
      if (state === 'lost') this.reasons.push(reason);
    }
  }

  test('streams trades, marks, open interest and every forced order; redials when dropped', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const running = gate().live(SYMBOL, sink, stop.signal);
    await vi.waitUntil(() => sink.states.length === 3, 5_000);
    expect(sink.states).toEqual(['trades up', 'mark up', 'liquidations up']);
    net.advance(NOW + 40 * SECOND);
    net.advance(NOW + 42 * SECOND);
    expect(sink.seen).toHaveLength(42);
    const ids = sink.seen.map(({ id }) => id!);
    expect(ids).toEqual(ids.map((_, i) => ids[0]! + i));
    expect(sink.seen[0]).toMatchObject({ quantity: STEADY.quantity, time: NOW + SECOND });
    expect(sink.marks.at(-1)).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    expect(sink.interest.at(-1)!.quantity).toBeGreaterThan(80_000);
    expect(sink.forced.slice(0, 2)).toEqual(
      [1, 3].map((quantity) => ({
        time: NOW + 10 * SECOND,
        position: 'long',
        quantity,
        orderPrice: STEADY.base - 300,
      })),
    );

    net.dropSockets();
    await vi.waitUntil(() => sink.states.length === 9, 10_000);
    expect(sink.states.slice(3, 6)).toEqual(['trades lost', 'mark lost', 'liquidations lost']);
    expect(sink.states.slice(6)).toEqual(['trades up', 'mark up', 'liquidations up']);
    net.advance(NOW + 50 * SECOND);
    expect(sink.seen).toHaveLength(50);

    stop.abort();
    await running;
    net.advance(NOW + 60 * SECOND);
    expect(sink.seen).toHaveLength(50);
  });

  test('a market that says nothing is told from a dead socket by its pongs', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const venue = gate({ instruments: await gate().instruments(never) });
    vi.useFakeTimers();
    const running = venue.live(SYMBOL, sink, stop.signal);
    await vi.advanceTimersByTimeAsync(31_000);
    // Trades alone are missed; without pongs the socket would have been given up as silent.
    expect(sink.reasons).toEqual(Array(3).fill('no trade for 30 s'));
    stop.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    await running;
  });

  test('nothing is dialled before the contract is known, which is asked for until it is', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    net.failNext(refused(502, '<html>'));
    const running = gate().live(SYMBOL, sink, stop.signal);
    await vi.waitUntil(() => sink.states.length === 3, 5_000);
    stop.abort();
    await running;
    await expect(gate().live('NOPE_USDT', sink, never)).rejects.toThrow(UnlistedSymbol);
  });
});
