import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';

import { type Exchange, startExchange } from '../../../tools/exchange/exchange';
import { get, loopbackAgent } from '../../../tools/exchange/exchange-client';
import { refused } from '../../../tools/exchange/faults/refusal';
import { createOkxWire } from '../../../tools/exchange/okx/wire';
import { STEADY, steadyFeed } from '../../../tools/exchange/steady-feed';
import { HOUR, MINUTE } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import type { Fetch } from '../transport';
import { UnlistedSymbol } from '../unlisted-symbol';
import type { LiveSink, Venue, VenueOptions } from '../venue';

/** The client against the local exchange, over TLS and sockets, as it runs in a worker. */
const SYMBOL = 'BTC-USDT-SWAP';
const FIVE = (5 * MINUTE) as Millis;
const HOURS = 40;
const never = new AbortController().signal;
let exchange: Exchange;
let asked: string[] = [];
let createOkx: (options: VenueOptions) => Venue;

const overLoopback: Fetch = async (address) => {
  const { hostname, pathname, search } = new URL(address);
  const { status, text } = await get(exchange, pathname + search, hostname);
  return new Response(text, { status });
};

function okx(options: Partial<VenueOptions> = {}): Venue {
  return createOkx({ now: () => unixMs(Date.now()), random: () => 0, fetch: overLoopback, ...options });
}

beforeAll(async () => {
  const feed = steadyFeed({ now: Date.now(), hours: HOURS });
  exchange = await startExchange({
    markets: [{ feed, wire: createOkxWire(feed, { unlimited: true }) }],
    onRequest: ({ path }) => asked.push(path),
  });
  class LoopbackSocket extends WebSocket {
    constructor(address: string) {
      const { hostname, pathname } = new URL(address);
      super(`wss://${hostname}:${exchange.port}${pathname}`, { agent: loopbackAgent(exchange) });
    }
  }
  vi.stubGlobal('self', { WebSocket: LoopbackSocket });
  ({ createOkx } = await import('./client'));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await exchange.close();
});
afterEach(() => (asked = []));

const earlier = (minutes: number): UnixMs => unixMs(Math.floor(Date.now() / FIVE) * FIVE - minutes * MINUTE);

describe('over REST', () => {
  test('the instruments: linear in USDT and USDC, inverse; neither suspended nor settled in a third coin', async () => {
    const venue = okx();
    expect(await venue.instrument(SYMBOL, never)).toEqual({
      venue: 'okx',
      symbol: SYMBOL,
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      contractSize: 0.01,
      tickSize: 0.1,
      stepSize: 0.001,
    });
    const listed = await venue.instruments(never);
    const [inverse] = listed.filter(({ symbol }) => symbol === 'BTC-USD-SWAP');
    expect(inverse).toMatchObject({ linear: false, quote: 'USD', contractSize: 100, stepSize: 100 });
    expect(listed.map(({ symbol }) => symbol)).not.toContain('OLD-USDT-SWAP');
    expect(listed.map(({ symbol }) => symbol)).not.toContain('BTC-USD_UM-SWAP');
    await expect(venue.instrument('NOPE-USDT-SWAP', never)).rejects.toThrow(UnlistedSymbol);
  });

  test('closed bars with the taker split, in base units', async () => {
    const bars = await okx().bars(SYMBOL, FIVE, earlier(60), earlier(30), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual([60, 55, 50, 45, 40, 35].map(earlier));
    expect(bars[0]).toMatchObject({ volume: 300 * STEADY.quantity, takerBuy: 150 * STEADY.quantity });
    expect(asked).toHaveLength(2);
  });

  test('bars of a minute have no split, which the venue does not publish', async () => {
    const bars = await okx().bars(SYMBOL, MINUTE, earlier(20), earlier(10), never);
    expect(bars).toHaveLength(10);
    expect(bars[0]).not.toHaveProperty('takerBuy');
    expect(asked).toHaveLength(1);
  });

  test('a long range gives its earliest part, though the venue answers newest first', async () => {
    const venue = okx();
    const from = earlier(35 * 60);
    const bars = await venue.bars(SYMBOL, FIVE, from, earlier(0), never);
    expect(bars).toHaveLength(venue.pageSize.bars);
    expect(bars.map(({ openTime }) => openTime)).toEqual(bars.map((_, i) => from + i * FIVE));
    expect(bars.every(({ takerBuy }) => takerBuy !== undefined)).toBe(true);
    const marks = await venue.markBars!(SYMBOL, FIVE, from, earlier(0), never);
    expect(marks.map(({ openTime }) => openTime)).toEqual(bars.map(({ openTime }) => openTime));
    const open = await venue.openInterestHistory!(SYMBOL, FIVE, from, earlier(0), never);
    expect(open).toHaveLength(venue.pageSize.openInterest);
    expect(open[0]!.time).toBe(from);
  });

  test('what has left the recent candles is asked of the history', async () => {
    const bars = await okx().bars(SYMBOL, MINUTE, earlier(30 * 60), earlier(30 * 60 - 5), never);
    expect(bars).toHaveLength(5);
    expect(asked.map((path) => path.split('?')[0])).toEqual(['/api/v5/market/history-candles']);
  });

  test('a bar, and a period of the statistics, that runs is left out', async () => {
    const venue = okx();
    const bars = await venue.bars(SYMBOL, FIVE, earlier(10), unixMs(Date.now() + HOUR), never);
    expect(bars.at(-1)!.openTime + FIVE).toBe(earlier(0));
    const open = await venue.openInterestHistory!(
      SYMBOL,
      FIVE,
      earlier(10),
      unixMs(Date.now() + HOUR),
      never,
    );
    expect(open.at(-1)!.time).toBe(earlier(0));
  });

  test('open interest of the past holds at its stamp: the feed counts one up each minute', async () => {
    const venue = okx();
    const [first, second] = await venue.openInterestHistory!(SYMBOL, FIVE, earlier(30), earlier(20), never);
    expect(second!.quantity - first!.quantity).toBe(5);
    const now = await venue.openInterest(SYMBOL, never);
    expect(now.quantity - first!.quantity).toBe((now.time - first!.time) / MINUTE);
  });

  test('funding, mark price, depth, tiers and the lean of the accounts', async () => {
    const venue = okx();
    const rates = await venue.fundingHistory(SYMBOL, earlier(30 * 60), earlier(0), never);
    expect(rates.length).toBeGreaterThanOrEqual(3);
    expect(rates.every(({ interval, rate }) => interval === 8 * HOUR && rate === 0.0001)).toBe(true);
    const mark = await venue.markPrice(SYMBOL, never);
    expect(mark).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    expect(mark.mark - mark.index).toBeCloseTo(2, 6);
    const depth = await venue.depth(SYMBOL, 7, never);
    expect(depth.bids.map(({ quantity }) => quantity)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const tiers = await venue.marginTiers(SYMBOL, never);
    expect(tiers?.tiers[0]).toEqual({ floor: 0, maxLeverage: 100, maintenanceMarginRate: 0.004 });
    expect(tiers?.tiers[1]?.floor).toBeCloseTo(10 * mark.mark, -3);
    const ratios = await venue.longShortRatio!(SYMBOL, FIVE, earlier(30), earlier(20), never);
    expect(ratios).toEqual([
      { time: earlier(30), of: 'accounts', ratio: 1.25 },
      { time: earlier(25), of: 'accounts', ratio: 1.25 },
    ]);
  });

  test('trades by time, on from an id, and the newest', async () => {
    const venue = okx();
    const first = await venue.trades!(SYMBOL, { from: earlier(10), to: earlier(9) }, never);
    expect(first).toHaveLength(60);
    expect(first[0]).toMatchObject({ time: earlier(10), quantity: STEADY.quantity });
    const fromId = first.at(-1)!.id! + 1;
    const next = await venue.trades!(SYMBOL, { fromId }, never);
    expect(next.map(({ id }) => id)).toEqual(next.map((_, i) => fromId + i));
    expect(next).toHaveLength(venue.pageSize.trades);
    expect(new Set(next.map(({ taker }) => taker))).toEqual(new Set(['buy', 'sell']));
    const newest = await venue.recentTrades!(SYMBOL, never);
    expect(newest).toHaveLength(500);
    expect(newest.at(-1)!.id! - newest[0]!.id!).toBe(499);
  });

  test('forced orders of the past, none twice where pages meet', async () => {
    const found = await okx().liquidationHistory!(SYMBOL, earlier(60), earlier(0), never);
    // Two in every tenth second.
    expect(found).toHaveLength(2 * 360);
    expect(found.every(({ position }) => position === 'long')).toBe(true);
    expect(found.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(360 * 4, 6);
  });

  test('after a refusal for too many requests nothing is sent until the ban ends', async () => {
    const bans: UnixMs[] = [];
    const venue = okx({ onBan: (until) => bans.push(until) });
    const refusal = { code: '50011', data: [], msg: 'Too Many Requests' };
    exchange.failNext('/api/v5/public/time', refused(200, refusal));
    await expect(venue.serverTime(never)).rejects.toThrow('no requests before');
    await expect(venue.openInterest(SYMBOL, never)).rejects.toThrow('no requests before');
    expect(bans[0]! - Date.now()).toBeGreaterThan(5_000);
    expect(asked).toHaveLength(1);
  });
});

describe('live', () => {
  class Recording implements LiveSink {
    readonly seen: Trade[] = [];
    readonly marks: MarkPrice[] = [];
    readonly forced: Liquidation[] = [];
    readonly open: OpenInterest[] = [];
    readonly states: string[] = [];
    trades(trades: readonly Trade[]): void {
      this.seen.push(...trades);
    }
    mark(mark: MarkPrice): void {
      this.marks.push(mark);
    }
    liquidation(liquidation: Liquidation): void {
      this.forced.push(liquidation);
    }
    openInterest(openInterest: OpenInterest): void {
      this.open.push(openInterest);
    }
    status(channel: string, state: string): void {
      this.states.push(`${channel} ${state}`);
    }
  }

  test('streams over two sockets, redials both when one is dropped, and ends with the abort', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const running = okx().live(SYMBOL, sink, stop.signal);
    await vi.waitFor(() => expect(sink.forced.length).toBeGreaterThan(1), 15_000);
    expect(new Set(sink.states)).toEqual(new Set(['trades up', 'mark up', 'liquidations up']));
    expect(asked.filter((path) => path.startsWith('/ws')).toSorted()).toEqual([
      '/ws/v5/business',
      '/ws/v5/public',
    ]);
    expect(sink.forced.map(({ position, quantity }) => [position, quantity]).slice(0, 2)).toEqual([
      ['long', 1],
      ['long', 3],
    ]);
    expect(sink.forced[0]).toMatchObject({ orderPrice: STEADY.base - 300 });
    expect(sink.marks.at(-1)).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    expect(sink.open[0]!.quantity).toBeGreaterThan(80_000);
    const ids = sink.seen.map(({ id }) => id!);
    expect(ids).toEqual(ids.map((_, i) => ids[0]! + i));

    exchange.dropSockets();
    await vi.waitFor(() => expect(sink.states).toHaveLength(9), 15_000);
    expect(new Set(sink.states.slice(3, 6))).toEqual(
      new Set(['trades lost', 'mark lost', 'liquidations lost']),
    );
    const before = sink.seen.length;
    await vi.waitFor(() => expect(sink.seen.length).toBeGreaterThan(before), 5_000);
    stop.abort();
    await running;
    const after = sink.seen.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(sink.seen).toHaveLength(after);
  });

  test('each socket is kept alive by the text ping, and the answer is no data', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const faults: unknown[] = [];
    // ccxt pings by this clock; the exchange, started before, runs on by the real one.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const sent = vi.spyOn(WebSocket.prototype, 'send');
    const running = okx({ onFault: (fault) => faults.push(fault) }).live(SYMBOL, sink, stop.signal);
    await vi.waitUntil(() => sink.states.length === 3, 10_000);
    sent.mockClear();
    vi.advanceTimersByTime(20_000);
    await vi.waitUntil(() => sent.mock.calls.filter(([text]) => text === 'ping').length === 2, 2_000);
    const before = sink.seen.length;
    await vi.waitUntil(() => sink.seen.length > before, 5_000);
    expect(faults).toEqual([]);
    expect(sink.states).toHaveLength(3);
    vi.useRealTimers();
    sent.mockRestore();
    stop.abort();
    await running;
  });
});
