import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';

import { type Exchange, startExchange } from '../../../tools/exchange/exchange';
import { get, loopbackAgent } from '../../../tools/exchange/exchange-client';
import { tooMany } from '../../../tools/exchange/faults/refusal';
import { STEADY, steadyFeed } from '../../../tools/exchange/steady-feed';
import { HOUR, MINUTE } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import type { MarkPrice } from '../../market/mark-price';
import type { Trade } from '../../market/trade';
import type { Fetch } from '../transport';
import type { LiveSink, Venue, VenueOptions } from '../venue';

/** The client against the local exchange, over TLS and sockets, as it runs in a worker. */
const SYMBOL = 'BTCUSDT';
const never = new AbortController().signal;
let exchange: Exchange;
let asked: string[] = [];
let createBinance: (options: VenueOptions) => Venue;

const overLoopback: Fetch = async (address) => {
  const { hostname, pathname, search } = new URL(address);
  const { status, text, headers } = await get(exchange, pathname + search, hostname);
  const known = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Response(text, { status, headers: known });
};

function binance(options: Partial<VenueOptions> = {}): Venue {
  return createBinance({ now: () => unixMs(Date.now()), random: () => 0, fetch: overLoopback, ...options });
}

beforeAll(async () => {
  exchange = await startExchange({
    feed: steadyFeed({ now: Date.now() }),
    onRequest: ({ path }) => asked.push(path),
  });
  class LoopbackSocket extends WebSocket {
    constructor(address: string) {
      const { host, pathname } = new URL(address);
      super(`wss://${host}:${exchange.port}${pathname}`, { agent: loopbackAgent(exchange) });
    }
  }
  vi.stubGlobal('self', { WebSocket: LoopbackSocket });
  ({ createBinance } = await import('./client'));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await exchange.close();
});
afterEach(() => (asked = []));

describe('over REST', () => {
  const earlier = (minutes: number): UnixMs =>
    unixMs(Math.floor(Date.now() / MINUTE) * MINUTE - minutes * MINUTE);

  test('bars of the spot market, closed ones only, with their taker split', async () => {
    const [from, to] = [earlier(10), earlier(-1)];
    const bars = await binance().spotBars!(SYMBOL, MINUTE, from, to, never);
    expect(bars.map(({ openTime }) => openTime)).toEqual(
      Array.from({ length: 10 }, (_, i) => from + i * MINUTE),
    );
    const [perpetual] = await binance().bars(SYMBOL, MINUTE, from, to, never);
    expect(bars[0]!.volume).toBeLessThan(perpetual!.volume);
    for (const { takerBuy, volume } of bars) expect(takerBuy).toBeLessThanOrEqual(volume);
    expect(asked.filter((path) => path.startsWith('/api/v3/klines'))).toHaveLength(1);
  });

  test('the instrument', async () => {
    const venue = binance();
    const expected = {
      venue: 'binance',
      symbol: SYMBOL,
      base: 'BTC',
      quote: 'USDT',
      tickSize: 0.1,
      stepSize: 0.001,
    };
    const found = await venue.instrument(SYMBOL, never);
    expect(found).toMatchObject(expected);
    asked = [];
    expect(await binance({ instruments: [found] }).instrument(SYMBOL, never)).toEqual(found);
    expect(asked).toEqual([]);
  });

  test('closed bars of a past range take one request', async () => {
    const bars = await binance().bars(SYMBOL, MINUTE, earlier(30), earlier(10), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual(
      Array.from({ length: 20 }, (_, i) => earlier(30 - i)),
    );
    expect(bars[0]).toMatchObject({ volume: 60 * STEADY.quantity, takerBuy: 30 * STEADY.quantity });
    expect(asked).toHaveLength(1);
  });

  test('a bar that is forming is left out', async () => {
    const bars = await binance().bars(SYMBOL, MINUTE, earlier(3), unixMs(Date.now() + HOUR), never);
    const end = bars.at(-1)!.openTime + MINUTE;
    expect(bars.length).toBeGreaterThanOrEqual(3);
    expect(end).toBeLessThanOrEqual(Date.now());
    expect(Date.now() - end).toBeLessThan(MINUTE + 5_000);
  });

  test('mark bars, open interest, its history, funding, mark price and depth', async () => {
    const venue = binance();
    const marks = await venue.markBars!(SYMBOL, MINUTE, earlier(5), earlier(2), never);
    expect(marks).toHaveLength(3);
    expect((await venue.openInterest(SYMBOL, never)).quantity).toBeGreaterThan(80_000);
    const fiveMinutes = (5 * MINUTE) as Millis;
    const history = await venue.openInterestHistory!(SYMBOL, fiveMinutes, earlier(60), earlier(0), never);
    expect(history.length).toBeGreaterThanOrEqual(11);
    expect(
      (await venue.fundingHistory(SYMBOL, earlier(1_000), earlier(0), never)).every(
        (r) => r.interval === 8 * HOUR,
      ),
    ).toBe(true);
    expect(await venue.markPrice(SYMBOL, never)).toMatchObject({
      predictedFunding: 0.0001,
      fundingInterval: 8 * HOUR,
    });
    expect((await venue.depth(SYMBOL, 7, never)).bids).toHaveLength(7);
  });

  test('trades by time and on from an id', async () => {
    const venue = binance();
    const first = await venue.trades!(SYMBOL, { from: earlier(10), to: earlier(9) }, never);
    expect(first).toHaveLength(60);
    const fromId = first.at(-1)!.id! + 1;
    const next = await venue.trades!(SYMBOL, { fromId }, never);
    expect(next[0]).toMatchObject({ id: fromId, quantity: STEADY.quantity });
    expect(new Set(next.map(({ taker }) => taker))).toEqual(new Set(['buy', 'sell']));
  });

  test('after a 429 nothing is sent until the ban ends', async () => {
    const bans: UnixMs[] = [];
    const venue = binance({ onBan: (until) => bans.push(until) });
    exchange.failNext('/fapi/v1/time', tooMany(60));
    await expect(venue.serverTime(never)).rejects.toThrow('no requests before');
    await expect(venue.openInterest(SYMBOL, never)).rejects.toThrow('no requests before');
    expect(asked).toHaveLength(1);
    await expect(binance({ bannedUntil: bans[0] }).serverTime(never)).rejects.toThrow('no requests before');
    expect(asked).toHaveLength(1);
  });
});

describe('live', () => {
  class Recording implements LiveSink {
    readonly seen: Trade[] = [];
    readonly marks: MarkPrice[] = [];
    readonly forced: Liquidation[] = [];
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
    openInterest(): void {
      throw new Error('Binance streams none');
    }
    status(channel: string, state: string): void {
      this.states.push(`${channel} ${state}`);
    }
  }

  test('streams without a list of instruments, redials when dropped, and ends with the abort', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const running = binance().live(SYMBOL, sink, stop.signal);
    await vi.waitFor(() => expect(sink.forced.length).toBeGreaterThan(0), 15_000);
    expect(sink.states).toEqual(['trades up', 'mark up', 'liquidations up']);
    expect(asked.some((path) => path.includes('exchangeInfo'))).toBe(false);
    expect(asked.filter((path) => path.includes('/ws'))).toEqual(['/market/ws/0']);
    expect(sink.forced[0]).toMatchObject({ position: 'long', quantity: 3 });
    expect(sink.marks.at(-1)).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    const ids = sink.seen.map(({ id }) => id!);
    expect(ids).toEqual(ids.map((_, i) => ids[0]! + i));

    exchange.dropSockets();
    await vi.waitFor(() => expect(sink.states).toHaveLength(9), 15_000);
    expect(sink.states.slice(3)).toEqual([
      'trades lost',
      'mark lost',
      'liquidations lost',
      'trades up',
      'mark up',
      'liquidations up',
    ]);
    const before = sink.seen.length;
    await vi.waitFor(() => expect(sink.seen.length).toBeGreaterThan(before), 5_000);

    stop.abort();
    await running;
    const after = sink.seen.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(sink.seen).toHaveLength(after);
  });

  test('a socket that falls silent without closing is redialled after half a minute', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    // The watch ticks by this clock; the exchange, started before, runs on by the real one.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const running = binance().live(SYMBOL, sink, stop.signal);
    await vi.waitUntil(() => sink.seen.length > 0, 10_000);
    exchange.pause();
    vi.advanceTimersByTime(25_000);
    expect(sink.states).not.toContain('trades lost');
    vi.advanceTimersByTime(5_000);
    await vi.waitUntil(() => sink.states.includes('trades lost'), 5_000);
    vi.useRealTimers();
    exchange.resume();
    const before = sink.seen.length;
    await vi.waitUntil(() => sink.seen.length > before, 15_000);
    stop.abort();
    await running;
  });

  test('is handed over before the venue closes a socket: no trade missing, no forced order twice', async () => {
    const [{ live }, { dialectOf }] = await Promise.all([import('../stream/live'), import('./live')]);
    const sink = new Recording();
    const stop = new AbortController();
    exchange.limitSockets('binance', 5_000);
    const dialect = { ...dialectOf(SYMBOL, () => undefined), lifetime: 4_500 as Millis };
    const running = live({ dialect, sink, random: Math.random, onFault: () => undefined }, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 12_500));
    stop.abort();
    await running;
    exchange.limitSockets('binance', Infinity);
    expect(asked.filter((path) => path.includes('/ws')).length).toBeGreaterThanOrEqual(3);
    expect(sink.states.filter((state) => state.endsWith('lost'))).toEqual([]);
    const ids = [...new Set(sink.seen.map(({ id }) => id!))].sort((a, b) => a - b);
    expect(ids).toEqual(ids.map((_, i) => ids[0]! + i));
    expect(ids.length).toBeGreaterThan(9);
    const forced = sink.forced.map(({ time }) => time);
    expect(new Set(forced).size).toBe(forced.length);
  }, 30_000);
});
