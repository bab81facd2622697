import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { createBybitWire } from '../../../tools/exchange/bybit/wire';
import { type Exchange, startExchange } from '../../../tools/exchange/exchange';
import { loopbackFetch, loopbackSocket } from '../../../tools/exchange/exchange-client';
import { refused } from '../../../tools/exchange/faults/refusal';
import { STEADY, steadyFeed } from '../../../tools/exchange/steady-feed';
import type { VenueWire } from '../../../tools/exchange/venue-wire';
import { DAY, HOUR, MINUTE } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { UnlistedSymbol } from '../unlisted-symbol';
import type { LiveSink, Venue, VenueOptions } from '../venue';
import * as wire from './wire-samples';

/** The client against the local exchange, over TLS and sockets, as it runs in a worker. */
const SYMBOL = 'BTCUSDT';
const FIVE_MINUTES = (5 * MINUTE) as Millis;
const never = new AbortController().signal;
let exchange: Exchange;
let asked: string[] = [];
let heard: string[] = [];
let createBybit: (options: VenueOptions) => Venue;

function bybit(options: Partial<VenueOptions> = {}): Venue {
  const fetch = loopbackFetch(exchange);
  return createBybit({ now: () => unixMs(Date.now()), random: () => 0, fetch, ...options });
}

/** The venue's side, with what clients say to its sockets noted down. */
function overheard(venue: VenueWire): VenueWire {
  return {
    ...venue,
    connect(...dialled) {
      const session = venue.connect(...dialled);
      const receive = (text: string): void => {
        heard.push(text);
        session?.receive(text);
      };
      return session && { receive, close: () => session.close() };
    },
  };
}

beforeAll(async () => {
  const feed = steadyFeed({ now: Date.now(), hours: 50 });
  exchange = await startExchange({
    markets: [{ feed, wire: overheard(createBybitWire(feed)) }],
    onRequest: ({ path }) => asked.push(path),
  });
  vi.stubGlobal('self', { WebSocket: loopbackSocket(exchange) });
  ({ createBybit } = await import('./client'));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await exchange.close();
});
afterEach(() => {
  asked = [];
  heard = [];
});

describe('over REST', () => {
  const earlier = (minutes: number, step: number = MINUTE): UnixMs =>
    unixMs(Math.floor((Date.now() - minutes * MINUTE) / step) * step);

  test('lists its perpetuals, linear and inverse, and finds one without asking again', async () => {
    const listed = await bybit().instruments(never);
    expect(listed.map(({ symbol }) => symbol)).toEqual(
      expect.arrayContaining([SYMBOL, 'BTCPERP', 'SHIB1000USDT', 'BTCUSD']),
    );
    expect(listed.every(({ symbol }) => !symbol.endsWith('99'))).toBe(true);
    const found = listed.find(({ symbol }) => symbol === SYMBOL)!;
    expect(found).toMatchObject({ base: 'BTC', quote: 'USDT', tickSize: 0.1, stepSize: 0.001 });
    asked = [];
    expect(await bybit({ instruments: [found] }).instrument(SYMBOL, never)).toEqual(found);
    expect(asked).toEqual([]);
    await expect(bybit().instrument('NOPEUSDT', never)).rejects.toThrow(UnlistedSymbol);
  });

  test('closed bars of a past range take one request, and come ascending', async () => {
    const bars = await bybit().bars(SYMBOL, MINUTE, earlier(30), earlier(10), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual(
      Array.from({ length: 20 }, (_, i) => earlier(30) + i * MINUTE),
    );
    expect(bars[0]).toMatchObject({ volume: 60 * STEADY.quantity });
    expect(bars[0]).not.toHaveProperty('takerBuy');
    expect(asked).toHaveLength(1);
  });

  test('a bar that is forming is left out, and a range between two openings is empty', async () => {
    const bars = await bybit().bars(SYMBOL, MINUTE, earlier(3), unixMs(Date.now() + HOUR), never);
    const end = bars.at(-1)!.openTime + MINUTE;
    expect(bars.length).toBeGreaterThanOrEqual(3);
    expect(end).toBeLessThanOrEqual(Date.now());
    expect(Date.now() - end).toBeLessThan(MINUTE + 5_000);
    const within = unixMs(earlier(5) + 1);
    expect(await bybit().bars(SYMBOL, MINUTE, within, unixMs(within + 10), never)).toEqual([]);
  });

  test('of a range longer than a page comes the earliest part', async () => {
    const from = earlier(2_500);
    const bars = await bybit().bars(SYMBOL, MINUTE, from, earlier(0), never);
    expect([bars.length, bars[0]?.openTime]).toEqual([1_000, from]);
    const start = earlier(2_500, FIVE_MINUTES);
    const history = await bybit().openInterestHistory!(SYMBOL, FIVE_MINUTES, start, earlier(0), never);
    expect([history.length, history[0]?.time]).toEqual([200, start]);
    const ratios = await bybit().longShortRatio!(SYMBOL, FIVE_MINUTES, start, earlier(0), never);
    expect([ratios.length, ratios[0]?.time]).toEqual([500, start]);
  });

  test('pages of open interest meet without a gap or a repeat, and count each contract once', async () => {
    const venue = bybit();
    const end = earlier(5, FIVE_MINUTES);
    const times: number[] = [];
    for (let from = earlier(2_500, FIVE_MINUTES); from < end;) {
      const page = await venue.openInterestHistory!(SYMBOL, FIVE_MINUTES, from, end, never);
      expect(page.every(({ quantity }) => quantity >= 80_000 && quantity < 90_000)).toBe(true);
      times.push(...page.map(({ time }) => time));
      from = unixMs(page.at(-1)!.time + FIVE_MINUTES);
    }
    expect(times).toEqual(times.map((_, i) => times[0]! + i * FIVE_MINUTES));
    expect(times.at(-1)).toBe(end - FIVE_MINUTES);
  });

  test('mark bars, open interest, mark price, depth, recent trades and tiers', async () => {
    const venue = bybit();
    expect(await venue.markBars!(SYMBOL, MINUTE, earlier(5), earlier(2), never)).toHaveLength(3);
    expect((await venue.openInterest(SYMBOL, never)).quantity).toBeGreaterThan(80_000);
    expect((await venue.openInterest(SYMBOL, never)).quantity).toBeLessThan(90_000);
    expect(await venue.markPrice(SYMBOL, never)).toMatchObject({
      predictedFunding: 0.0001,
      fundingInterval: 8 * HOUR,
    });
    expect((await venue.depth(SYMBOL, 7, never)).bids).toHaveLength(7);
    const trades = await venue.recentTrades!(SYMBOL, never);
    expect(trades).toHaveLength(1_000);
    expect(new Set(trades.map(({ key }) => key)).size).toBe(1_000);
    expect(trades.at(-1)!.time - trades[0]!.time).toBe(999_000);
    const tiers = await venue.marginTiers(SYMBOL, never);
    expect(tiers?.tiers.slice(0, 2)).toEqual([
      { floor: 0, maxLeverage: 125, maintenanceMarginRate: 0.004 },
      { floor: 50_000, maxLeverage: 100, maintenanceMarginRate: 0.005 },
    ]);
    expect(await venue.serverTime(never)).toBeGreaterThan(Date.now() - 5_000);
  });

  test('funding rates, each with its interval', async () => {
    const rates = await bybit().fundingHistory(SYMBOL, earlier(3_000), earlier(0), never);
    expect(rates.length).toBeGreaterThanOrEqual(5);
    expect(rates.every(({ interval, rate }) => interval === 8 * HOUR && rate === 0.0001)).toBe(true);
  });

  test('a symbol that the venue does not list is told from one that it cannot serve now', async () => {
    await expect(bybit().openInterest('NOPEUSDT', never)).rejects.toThrow(UnlistedSymbol);
    await expect(bybit().bars('NOPEUSDT', MINUTE, earlier(5), earlier(2), never)).rejects.toThrow(
      UnlistedSymbol,
    );
  });

  test('after "too frequent" nothing is sent until the ban ends', async () => {
    const bans: UnixMs[] = [];
    const venue = bybit({ onBan: (until) => bans.push(until) });
    exchange.failNext('/v5/market/time', refused(403, '403, access too frequent'));
    await expect(venue.serverTime(never)).rejects.toThrow('no requests before');
    await expect(venue.openInterest(SYMBOL, never)).rejects.toThrow('no requests before');
    await expect(bybit({ bannedUntil: bans[0] }).serverTime(never)).rejects.toThrow('no requests before');
    expect(asked).toHaveLength(1);
    expect(bans[0]! - Date.now()).toBeGreaterThan(9 * MINUTE);
  });
});

describe('what the local exchange has no market for', () => {
  /** Answers by the endpoint's last word; the queries are kept. */
  function canned(answers: Readonly<Record<string, (query: URLSearchParams) => unknown>>) {
    const queries: URLSearchParams[] = [];
    const venue = bybit({
      fetch: async (address) => {
        const { pathname, searchParams } = new URL(address);
        queries.push(searchParams);
        return Response.json(answers[pathname.slice(pathname.lastIndexOf('/') + 1)]?.(searchParams));
      },
    });
    return { venue, queries };
  }

  test('past open interest of an inverse contract is turned to coins at the marks of the same instants', async () => {
    const { venue, queries } = canned({
      'open-interest': () => wire.openInterest(3, wire.INVERSE),
      'mark-price-kline': () => wire.markPriceKline(2, wire.INVERSE),
    });
    const [from, to] = [unixMs(wire.START), unixMs(wire.START + 3 * wire.INTERVAL)];
    const history = await venue.openInterestHistory!(wire.INVERSE, FIVE_MINUTES, from, to, never);
    expect(history).toEqual([
      { time: wire.START, quantity: 26_332.321 / 37_000.1 },
      { time: wire.START + wire.INTERVAL, quantity: 26_332.321 / 37_000.1 },
    ]);
    expect(queries.map((query) => query.get('category'))).toEqual(['inverse', 'inverse']);
    expect(queries.map((query) => query.get('symbol'))).toEqual([wire.INVERSE, wire.INVERSE]);
  });

  test('where rates lie closer than today’s interval, the range is halved until none is left out', async () => {
    const hourly = (query: URLSearchParams): unknown => {
      const [start, end] = [Number(query.get('startTime')), Number(query.get('endTime'))];
      const all = Math.floor((end - start) / HOUR) + 1;
      const hours = Array.from({ length: all }, (_, i) => (start - wire.START) / HOUR + i);
      return wire.fundingHistory(hours.slice(-Number(query.get('limit'))));
    };
    const { venue, queries } = canned({ tickers: () => wire.tickers(), history: hourly });
    const from = unixMs(wire.START);
    const rates = await venue.fundingHistory(SYMBOL, from, unixMs(from + 90 * DAY), never);
    expect([rates.length, rates[0]?.time]).toEqual([199, from]);
    expect(rates.every(({ interval }) => interval === HOUR)).toBe(true);
    expect(queries).toHaveLength(5);
  });

  test('a contract in USDC has no ratio of accounts, and nobody is asked for it', async () => {
    const { venue, queries } = canned({});
    expect(await venue.longShortRatio!('BTCPERP', HOUR, unixMs(0), unixMs(DAY), never)).toEqual([]);
    expect(queries).toEqual([]);
  });
});

describe('live', () => {
  class Recording implements LiveSink {
    readonly seen: Trade[] = [];
    readonly marks: MarkPrice[] = [];
    readonly forced: Liquidation[] = [];
    readonly interest: OpenInterest[] = [];
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
      this.interest.push(openInterest);
    }
    status(channel: string, state: string, reason?: string): void {
      this.states.push(reason?.startsWith('refused') ? `${channel} ${reason}` : `${channel} ${state}`);
    }
  }

  test('streams without a list of instruments, redials when dropped, and ends with the abort', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const running = bybit().live(SYMBOL, sink, stop.signal);
    await vi.waitFor(() => expect(sink.forced.length).toBeGreaterThan(1), 15_000);
    expect(sink.states).toEqual(['trades up', 'mark up', 'liquidations up']);
    expect(asked).toEqual(['/v5/public/linear']);
    // Both forced orders of a second come through: nothing is thinned.
    expect(sink.forced.map(({ quantity, position }) => [quantity, position])).toEqual([
      [1, 'long'],
      [3, 'long'],
    ]);
    expect(sink.forced[0]).toMatchObject({ orderPrice: STEADY.base - 300 });
    expect(sink.forced[0]).not.toHaveProperty('fillPrice');
    expect(sink.marks[0]).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    expect(sink.interest[0]?.quantity).toBeGreaterThan(80_000);
    expect(sink.interest[0]?.quantity).toBeLessThan(90_000);
    expect(new Set(sink.seen.map(({ key }) => key)).size).toBe(sink.seen.length);
    const times = sink.seen.map(({ time }) => time);
    expect(times).toEqual(times.map((_, i) => times[0]! + i * STEADY.tradeEvery));

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
  }, 60_000);

  test('a live trade has the key that it has among the recent ones', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const running = bybit().live(SYMBOL, sink, stop.signal);
    await vi.waitFor(() => expect(sink.seen.length).toBeGreaterThan(2), 10_000);
    const keys = new Set((await bybit().recentTrades!(SYMBOL, never)).map(({ key }) => key));
    expect(sink.seen.slice(0, 3).every(({ key }) => keys.has(key))).toBe(true);
    stop.abort();
    await running;
  }, 20_000);

  test.each([
    ['NOPEUSDT', 'linear'],
    ['BTCUSD', 'inverse'],
  ])(
    '%s, which the venue refuses at its address, is told, and dialled again',
    async (symbol, category) => {
      const sink = new Recording();
      const stop = new AbortController();
      const running = bybit().live(symbol, sink, stop.signal);
      await vi.waitFor(() => expect(sink.states.length).toBeGreaterThanOrEqual(6), 10_000);
      expect(sink.states[0]).toBe(`trades refused: error:handler not found,topic:publicTrade.${symbol}`);
      expect(asked.slice(0, 2)).toEqual([`/v5/public/${category}`, `/v5/public/${category}`]);
      stop.abort();
      await running;
    },
    20_000,
  );

  test('the socket is pinged, and its pongs are no data', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const faults: unknown[] = [];
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const running = bybit({ onFault: (fault) => faults.push(fault) }).live(SYMBOL, sink, stop.signal);
    await vi.waitUntil(() => sink.seen.length > 0, 10_000);
    vi.advanceTimersByTime(20_000);
    vi.useRealTimers();
    await vi.waitUntil(() => heard.some((text) => text.includes('"op":"ping"')), 5_000);
    const before = sink.seen.length;
    await vi.waitUntil(() => sink.seen.length > before, 10_000);
    expect(faults).toEqual([]);
    expect(sink.states).not.toContain('trades lost');
    stop.abort();
    await running;
  }, 30_000);
});
