import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { createBitgetWire } from '../../../tools/exchange/bitget/wire';
import { refused } from '../../../tools/exchange/faults/refusal';
import { type InProcess, inProcess } from '../../../tools/exchange/in-process';
import type { MarketFeed } from '../../../tools/exchange/market-feed';
import { STEADY, steadyFeed } from '../../../tools/exchange/steady-feed';
import { DAY, HOUR, MINUTE } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import type { LiveSink, Venue, VenueOptions } from '../venue';

const SYMBOL = 'BTCUSDT';
const NOW = 1_780_000_030_000;
const never = new AbortController().signal;

let feed: MarketFeed;
let local: InProcess;
let createBitget: (options: VenueOptions) => Venue;

function bitget(options: Partial<VenueOptions> = {}): Venue {
  const began = Date.now();
  // The feed stands still; the pace of requests needs a clock that runs.
  const now = (): UnixMs => unixMs(feed.now() + Date.now() - began);
  return createBitget({ now, random: () => 0, fetch: local.fetch, ...options });
}

function serve(market: MarketFeed, unlimited = true): void {
  feed = market;
  local = inProcess(createBitgetWire(feed, { unlimited }), feed);
}

const paths = (): string[] => local.asked.map(({ url }) => url.pathname.split('/').at(-1)!);

beforeAll(async () => {
  // ccxt looks up the class once.
  class WebSocket {
    static readonly OPEN = 1;
    static [Symbol.hasInstance](): boolean {
      return true;
    }
    constructor(address: string) {
      return new local.WebSocket(address);
    }
  }
  vi.stubGlobal('self', { WebSocket });
  ({ createBitget } = await import('./client'));
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => serve(steadyFeed({ now: NOW, hours: 30 })));

describe('over REST', () => {
  const earlier = (minutes: number): UnixMs => unixMs(Math.floor(NOW / MINUTE) * MINUTE - minutes * MINUTE);

  test('the instruments of both products, and one of them', async () => {
    const symbols = (await bitget().instruments(never)).map(({ symbol }) => symbol);
    expect(symbols).toEqual(['BTCUSDT', 'LTCUSDT', '1000SATSUSDT', 'SOLPERP']);
    const found = await bitget().instrument(SYMBOL, never);
    expect(found).toEqual({
      venue: 'bitget',
      symbol: SYMBOL,
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      contractSize: 1,
      tickSize: 0.1,
      stepSize: 0.001,
    });
    local.asked.length = 0;
    expect(await bitget({ instruments: [found] }).instrument(SYMBOL, never)).toEqual(found);
    expect(local.asked).toEqual([]);
  });

  test('a market quoted in USDC is asked for under its product', async () => {
    serve({ ...steadyFeed({ now: NOW }), quote: 'USDC', symbol: 'BTCUSDC' });
    expect(await bitget().instrument('BTCPERP', never)).toMatchObject({ base: 'BTC', quote: 'USDC' });
    expect((await bitget().openInterest('BTCPERP', never)).quantity).toBeGreaterThan(80_000);
  });

  test('closed bars of a past range take one request', async () => {
    const bars = await bitget().bars(SYMBOL, MINUTE, earlier(30), earlier(10), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual(
      Array.from({ length: 20 }, (_, i) => earlier(30 - i)),
    );
    expect(bars[0]).toMatchObject({ volume: 60 * STEADY.quantity, duration: MINUTE });
    expect(bars[0]).not.toHaveProperty('takerBuy');
    expect(paths()).toEqual(['candles']);
  });

  test('a bar that is forming is left out, without another request', async () => {
    const bars = await bitget().bars(SYMBOL, MINUTE, earlier(3), unixMs(NOW + HOUR), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual([earlier(3), earlier(2), earlier(1)]);
    expect(paths()).toEqual(['candles']);
  });

  test('a range that begins within a bar begins with the next', async () => {
    const bars = await bitget().bars(SYMBOL, MINUTE, unixMs(earlier(5) + 1), earlier(3), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual([earlier(4)]);
  });

  test('a full page is the earliest part of the range', async () => {
    const venue = bitget();
    const bars = await venue.bars(SYMBOL, MINUTE, earlier(1_500), earlier(0), never);
    expect(bars).toHaveLength(venue.pageSize.bars);
    expect(bars[0]!.openTime).toBe(earlier(1_500));
    expect(bars.at(-1)!.openTime).toBe(earlier(1_500 - venue.pageSize.bars + 1));
  });

  test('what is older than a month is fetched in smaller pieces from the archive', async () => {
    serve({ ...feed, now: () => NOW + 40 * DAY });
    const bars = await bitget().bars(SYMBOL, MINUTE, earlier(600), earlier(100), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual(
      Array.from({ length: 500 }, (_, i) => earlier(600 - i)),
    );
    expect(paths()).toEqual(['history-candles', 'history-candles', 'history-candles']);
    expect(await bitget().markBars!(SYMBOL, MINUTE, earlier(600), earlier(590), never)).toHaveLength(10);
    expect(paths().at(-1)).toBe('history-mark-candles');
  });

  test('mark bars, open interest, mark price, depth, tiers and ratios', async () => {
    const venue = bitget();
    const marks = await venue.markBars!(SYMBOL, MINUTE, earlier(5), earlier(2), never);
    expect(marks).toHaveLength(3);
    expect(Object.keys(marks[0]!)).not.toContain('volume');
    expect(await venue.openInterest(SYMBOL, never)).toMatchObject({ time: earlier(0) });
    expect(await venue.markPrice(SYMBOL, never)).toMatchObject({
      predictedFunding: 0.0001,
      fundingInterval: 8 * HOUR,
    });
    expect((await venue.depth(SYMBOL, 7, never)).bids).toHaveLength(7);
    expect((await venue.marginTiers(SYMBOL, never))?.tiers).toHaveLength(7);
    const ratios = await venue.longShortRatio!(
      SYMBOL,
      (5 * MINUTE) as Millis,
      earlier(60),
      earlier(0),
      never,
    );
    expect(ratios).toHaveLength(12);
    expect(ratios[0]!.ratio).toBeCloseTo(1.38, 2);
  });

  test('what Bitget does not publish has no method', () => {
    const venue = bitget();
    expect(venue.openInterestHistory).toBeUndefined();
    expect(venue.liquidationHistory).toBeUndefined();
    expect(venue.openInterestDepth(HOUR)).toBe(0);
  });

  test('funding back through the pages, each rate once, with its interval', async () => {
    const rates = Array.from({ length: 350 }, (_, i) => ({
      time: NOW - (350 - i) * 8 * HOUR,
      rate: i / 1e6,
      mark: 1,
    }));
    serve({ ...feed, from: rates[0]!.time, funding: () => [...rates] });
    const [from, to] = [unixMs(rates[40]!.time), unixMs(rates[300]!.time)];
    const found = await bitget().fundingHistory(SYMBOL, from, to, never);
    expect(found.map(({ time }) => time)).toEqual(rates.slice(40, 300).map(({ time }) => time));
    expect(found[0]).toEqual({ time: from, rate: 40 / 1e6, interval: 8 * HOUR, kind: 'realised' });
    expect(paths().filter((path) => path === 'history-fund-rate')).toHaveLength(4);
  });

  test('the newest trades, with their times to the millisecond', async () => {
    const trades = await bitget().recentTrades!(SYMBOL, never);
    expect(trades).toHaveLength(1_000);
    expect(trades.at(-1)).toMatchObject({ time: NOW, quantity: STEADY.quantity });
    expect(trades.every(({ time }, i) => i === 0 || time > trades[i - 1]!.time)).toBe(true);
    expect(new Set(trades.map(({ key }) => key)).size).toBe(1_000);
  });

  test('of a range of trades the earliest, though the newest come first', async () => {
    const trades = await bitget().trades!(SYMBOL, { from: earlier(60), to: earlier(0) }, never);
    expect(trades).toHaveLength(1_000);
    expect(trades.map(({ time }) => time)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => earlier(60) + i * 1_000),
    );
    expect(await bitget().trades!(SYMBOL, { from: earlier(2), to: earlier(1) }, never)).toHaveLength(60);
  });

  test('a symbol that is not listed is said so, whatever is asked of it', async () => {
    await expect(bitget().instrument('NOPEUSDT', never)).rejects.toMatchObject({ name: 'UnlistedSymbol' });
    const bars = bitget().bars('NOPEUSDT', MINUTE, earlier(3), earlier(1), never);
    await expect(bars).rejects.toMatchObject({ name: 'UnlistedSymbol', message: /40034/ });
  });

  test('after a 429 nothing is sent until the ban ends', async () => {
    const bans: UnixMs[] = [];
    const venue = bitget({ onBan: (until) => bans.push(until) });
    local.failNext(refused(429, { code: '429', msg: 'Too Many Requests' }));
    await expect(venue.serverTime(never)).rejects.toThrow('no requests before');
    await expect(venue.openInterest(SYMBOL, never)).rejects.toThrow('no requests before');
    expect(local.asked).toHaveLength(1);
    await expect(bitget({ bannedUntil: bans[0] }).serverTime(never)).rejects.toThrow('no requests before');
  });

  test('its own pace stays within what the venue grants', async () => {
    serve(feed, false);
    const venue = bitget({ now: () => unixMs(Date.now()), onBan: () => expect.unreachable('banned') });
    const began = Date.now();
    await Promise.all(Array.from({ length: 40 }, () => venue.serverTime(new AbortController().signal)));
    expect(Date.now() - began).toBeGreaterThan(1_900);
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
    status(channel: string, state: string, reason = ''): void {
      this.states.push(`${channel} ${state} ${reason}`.trim());
    }
  }
  const UP = ['trades up', 'mark up', 'liquidations up'];
  let sink: Recording;
  let stop: AbortController;
  let running: Promise<void>;

  async function start(symbol = SYMBOL): Promise<void> {
    sink = new Recording();
    stop = new AbortController();
    running = bitget().live(symbol, sink, stop.signal);
    await vi.waitFor(() => expect(sink.states.length).toBeGreaterThan(0));
  }
  afterEach(async () => {
    vi.useRealTimers();
    stop.abort();
    await running;
  });

  test('streams over one socket without a list of instruments', async () => {
    await start();
    await vi.waitFor(() => expect(sink.states).toEqual(UP));
    expect(paths()).toEqual(['current-fund-rate']);
    expect(sink.seen).toEqual([]);
    for (let time = NOW; time <= NOW + 12_000; time += 250) local.advance(time);
    expect(sink.seen.map(({ time }) => time)).toEqual(
      Array.from({ length: 12 }, (_, i) => NOW + 1_000 * (i + 1)),
    );
    expect(sink.seen[0]).toMatchObject({ quantity: STEADY.quantity, price: expect.any(Number) });
    expect(sink.forced).toEqual([
      { time: NOW + 10_000, position: 'long', quantity: expect.closeTo(3, 9), orderPrice: STEADY.base - 300 },
    ]);
  });

  test('the ticker is thinned to one mark price and one open interest a second', async () => {
    await start();
    for (let time = NOW; time <= NOW + 5_000; time += 250) local.advance(time);
    expect(sink.marks.length).toBeGreaterThanOrEqual(5);
    expect(sink.marks.length).toBeLessThanOrEqual(6);
    expect(sink.marks.at(-1)).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    expect(sink.open).toHaveLength(sink.marks.length);
    expect(sink.open.at(-1)!.quantity).toBeGreaterThan(80_000);
  });

  test('redials when dropped, and ends with the abort', async () => {
    await start();
    await vi.waitFor(() => expect(sink.states).toHaveLength(3));
    local.dropSockets();
    await vi.waitFor(() => expect(sink.states).toHaveLength(9), 5_000);
    expect(sink.states.slice(6)).toEqual(UP);
    local.advance(NOW + 3_000);
    const before = sink.seen.length;
    expect(before).toBe(3);
    stop.abort();
    await running;
    local.advance(NOW + 6_000);
    expect(sink.seen).toHaveLength(before);
  });

  test('says `ping` so often that the venue does not hang up', async () => {
    // The socket's pings tick by this clock, and so does the venue's patience.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    await start();
    await vi.waitFor(() => expect(sink.states).toEqual(UP));
    for (let time = NOW; time <= NOW + 300_000; time += 5_000) {
      vi.advanceTimersByTime(5_000);
      local.advance(time);
    }
    expect(sink.states).toEqual(UP);
    expect(sink.seen).toHaveLength(300);
  });

  test('a symbol that the venue does not stream is refused, and said', async () => {
    await start('NOPEUSDT');
    expect(sink.states[0]).toContain('trades lost refused');
    expect(sink.states[0]).toContain('30001');
  });
});
