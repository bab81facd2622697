import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { refused } from '../../../tools/exchange/faults/refusal';
import { createHyperliquidWire } from '../../../tools/exchange/hyperliquid/wire';
import { type InProcess, inProcess } from '../../../tools/exchange/in-process';
import { STEADY, steadyFeed } from '../../../tools/exchange/steady-feed';
import { HOUR, MINUTE, SECOND } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import type { Depth } from '../../market/depth';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { UnlistedSymbol } from '../unlisted-symbol';
import type { LiveSink, Venue, VenueOptions } from '../venue';

/** The client against the local wire of the venue, without a network. */
const COIN = 'BTC';
const NOW = Date.UTC(2026, 2, 4, 5, 6, 30);
const MINUTE_START = Math.floor(NOW / MINUTE) * MINUTE;
const never = new AbortController().signal;
let createHyperliquid: (options: VenueOptions) => Venue;
let venue: InProcess;

/** `skew`: how far the local clock is ahead of the venue's. */
function hyperliquid(options: Partial<VenueOptions> & { skew?: number } = {}): Venue {
  const { skew = 0, ...rest } = options;
  const now = (): UnixMs => unixMs(NOW + skew);
  return createHyperliquid({ now, random: () => 0, fetch: (...asked) => venue.fetch(...asked), ...rest });
}

function asked(): string[] {
  return venue.asked.map(({ body }) => (JSON.parse(body) as { type: string }).type);
}

beforeAll(async () => {
  vi.stubGlobal('self', {
    WebSocket: class {
      constructor(address: string) {
        return new venue.WebSocket(address);
      }
      static readonly OPEN = 1;
    },
  });
  ({ createHyperliquid } = await import('./client'));
});
afterAll(() => void vi.unstubAllGlobals());
beforeEach(() => openVenue(12));

function openVenue(hours: number): void {
  const feed = steadyFeed({ now: NOW, hours });
  venue = inProcess(createHyperliquidWire(feed, { unlimited: true }), feed);
}

describe('over REST', () => {
  const earlier = (minutes: number): UnixMs => unixMs(MINUTE_START - minutes * MINUTE);

  test('the instrument, and the list only for one that is not known', async () => {
    const found = await hyperliquid().instrument(COIN, never);
    expect(found).toEqual({
      venue: 'hyperliquid',
      symbol: COIN,
      base: COIN,
      quote: 'USDC',
      linear: true,
      contractSize: 1,
      tickSize: 1,
      stepSize: 0.001,
    });
    expect(asked()).toEqual(['metaAndAssetCtxs']);
    expect(await hyperliquid({ instruments: [found] }).instrument(COIN, never)).toEqual(found);
    expect(asked()).toHaveLength(1);
    const listed = await hyperliquid().instruments(never);
    expect(listed.map(({ symbol }) => symbol)).toEqual([COIN, 'ETH', 'ATOM', 'kPEPE']);
  });

  test('closed bars of a past range take one request, and have no taker split', async () => {
    const bars = await hyperliquid().bars(COIN, MINUTE, earlier(30), earlier(10), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual(
      Array.from({ length: 20 }, (_, i) => earlier(30 - i)),
    );
    expect(bars[0]).toMatchObject({ volume: 60 * STEADY.quantity });
    expect(bars[0]).not.toHaveProperty('takerBuy');
    expect(asked()).toEqual(['candleSnapshot']);
  });

  test('a bar that is forming is left out, whatever the local clock says', async () => {
    for (const skew of [-10 * MINUTE, 10 * MINUTE]) {
      const bars = await hyperliquid({ skew }).bars(COIN, MINUTE, earlier(3), unixMs(NOW + HOUR), never);
      expect(bars.map(({ openTime }) => openTime)).toEqual([earlier(3), earlier(2), earlier(1)]);
    }
    const full = await hyperliquid().bars(COIN, MINUTE, earlier(1), unixMs(MINUTE_START), never);
    expect(full).toHaveLength(1);
  });

  test('of a range that begins within a bar the first is the one that opens next', async () => {
    const from = unixMs(earlier(3) + 1);
    const bars = await hyperliquid().bars(COIN, MINUTE, from, earlier(1), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual([earlier(2)]);
  });

  test('of a long range the earliest page is given, and what lies further back is not there', async () => {
    openVenue(120);
    const venueOfBars = hyperliquid();
    const depth = venueOfBars.barDepth(MINUTE);
    const oldest = unixMs(MINUTE_START - depth);
    const page = await venueOfBars.bars(COIN, MINUTE, oldest, unixMs(NOW), never);
    expect(page).toHaveLength(venueOfBars.pageSize.bars);
    expect(page[0]?.openTime).toBe(oldest);
    const before = unixMs(oldest - 10 * MINUTE);
    expect(await venueOfBars.bars(COIN, MINUTE, before, oldest, never)).toEqual([]);
  });

  test('open interest, each contract once, and the mark price, at the venue’s time', async () => {
    const ahead = hyperliquid({ skew: 10 * MINUTE });
    const interest = await ahead.openInterest(COIN, never);
    expect(interest.time).toBe(NOW);
    expect(interest.quantity).toBeGreaterThan(80_000);
    expect(interest.quantity).toBeLessThan(90_000);
    const mark = await ahead.markPrice(COIN, never);
    expect(mark).toMatchObject({ time: NOW, nextFunding: Date.UTC(2026, 2, 4, 6), fundingInterval: HOUR });
    expect(mark.predictedFunding).toBeCloseTo(0.0001 / 8, 12);
    expect(asked().filter((type) => type === 'exchangeStatus')).toHaveLength(1);
  });

  test('funding comes in pages of the earliest hours', async () => {
    const venueOfRates = hyperliquid();
    const hoursAgo = (hours: number): UnixMs => unixMs(Math.floor(NOW / HOUR) * HOUR - hours * HOUR);
    const rates = await venueOfRates.fundingHistory(COIN, hoursAgo(5), hoursAgo(2), never);
    expect(rates.map(({ time }) => time)).toEqual([5, 4, 3].map((hours) => hoursAgo(hours) + 76));
    expect(rates[0]?.interval).toBe(HOUR);
    await venueOfRates.fundingHistory(COIN, hoursAgo(2_000), unixMs(NOW), never);
    const { startTime, endTime } = JSON.parse(venue.asked.at(-1)!.body) as Record<string, number>;
    expect(startTime).toBe(hoursAgo(2_000));
    expect((endTime! - startTime! + 1) / HOUR).toBe(499);
  });

  test('depth, margin tiers and the newest trades', async () => {
    const book = await hyperliquid().depth(COIN, 7, never);
    expect([book.bids.length, book.asks.length]).toEqual([7, 7]);
    expect(await hyperliquid().marginTiers(COIN, never)).toMatchObject({
      date: '2026-03-04',
      tiers: [{ maxLeverage: 40 }, { floor: 150_000_000, maxLeverage: 20 }],
    });
    const trades = await hyperliquid().recentTrades!(COIN, never);
    expect(trades.map(({ time }) => time)).toEqual(
      Array.from({ length: 10 }, (_, i) => NOW - (9 - i) * SECOND),
    );
    expect(new Set(trades.map(({ taker }) => taker))).toEqual(new Set(['buy', 'sell']));
  });

  test.each<[string, (of: Venue) => Promise<unknown>]>([
    ['bars', (of) => of.bars('NOPE', MINUTE, earlier(3), earlier(1), never)],
    ['funding', (of) => of.fundingHistory('NOPE', earlier(300), earlier(1), never)],
    ['trades', (of) => of.recentTrades!('NOPE', never)],
    ['a book', (of) => of.depth('NOPE', 5, never)],
    ['open interest', (of) => of.openInterest('NOPE', never)],
    ['margin tiers', (of) => of.marginTiers('NOPE', never)],
    ['an instrument', (of) => of.instrument('LOOM', never)],
  ])('%s of a coin that is not listed', async (_, call) => {
    await expect(call(hyperliquid())).rejects.toThrow(UnlistedSymbol);
  });

  test('an error of the venue for a coin that it lists stays what it is', async () => {
    venue.failNext(refused(500));
    await expect(hyperliquid().recentTrades!(COIN, never)).rejects.toThrow('HTTP 500');
  });

  test('after a 429 nothing is sent until the ban ends', async () => {
    const bans: UnixMs[] = [];
    const banned = hyperliquid({ onBan: (until) => bans.push(until) });
    venue.failNext(refused(429));
    await expect(banned.serverTime(never)).rejects.toThrow('no requests before');
    await expect(banned.openInterest(COIN, never)).rejects.toThrow('no requests before');
    await expect(hyperliquid({ bannedUntil: bans[0] }).serverTime(never)).rejects.toThrow(
      'no requests before',
    );
    expect(venue.asked).toHaveLength(1);
  });

  test('weight is counted here, and told, since the venue does not say', async () => {
    const told: number[] = [];
    const counted = hyperliquid({ usedWeight: 100, onWeight: (used) => told.push(used) });
    await counted.serverTime(never);
    await counted.bars(COIN, MINUTE, earlier(601), earlier(1), never);
    await counted.fundingHistory(COIN, earlier(600), earlier(0), never);
    // 2; 20 and one for every 60 candles, of which one more is asked for; 20 and one for every 20 rates.
    expect(told).toEqual([102, 102 + 20 + 11, 102 + 20 + 11 + 20 + 1]);
  });

  test('a book of more levels than there are is merged to four figures, and reaches farther', async () => {
    const reach = ({ bids }: Depth): number => bids[0]!.price - bids.at(-1)!.price;
    const [fine, merged] = [
      await hyperliquid().depth(COIN, 20, never),
      await hyperliquid().depth(COIN, 500, never),
    ];
    expect(venue.asked.at(-1)!.body).toBe('{"type":"l2Book","coin":"BTC","nSigFigs":4}');
    expect(merged.bids.every(({ price }) => Number(price.toPrecision(4)) === price)).toBe(true);
    expect(fine.bids.every(({ price }) => Number(price.toPrecision(4)) === price)).toBe(false);
    expect(reach(merged)).toBeGreaterThan(4 * reach(fine));
  });

  test('what is asked is posted as a stranger would', async () => {
    let seen: RequestInit | undefined;
    const fetch: VenueOptions['fetch'] = (address, init) => {
      seen = init;
      return venue.fetch(address, init);
    };
    await hyperliquid({ fetch }).depth(COIN, 5, never);
    expect(seen).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'error' });
    expect(venue.asked[0]).toMatchObject({ body: '{"type":"l2Book","coin":"BTC"}' });
    expect(venue.asked[0]?.url.href).toBe('https://api.hyperliquid.xyz/info');
  });
});

describe('live', () => {
  class Recording implements LiveSink {
    readonly seen: Trade[] = [];
    readonly marks: MarkPrice[] = [];
    readonly interest: OpenInterest[] = [];
    readonly states: string[] = [];
    trades(trades: readonly Trade[]): void {
      this.seen.push(...trades);
    }
    mark(mark: MarkPrice): void {
      this.marks.push(mark);
    }
    liquidation(): void {
      throw new Error('the venue tells none');
    }
    openInterest(openInterest: OpenInterest): void {
      this.interest.push(openInterest);
    }
    status(channel: string, state: string): void {
      this.states.push(`${channel} ${state}`);
    }
  }

  let seconds: number;
  beforeEach(() => (seconds = 0));
  afterEach(() => void vi.useRealTimers());
  const pass = (count: number): void => {
    for (let second = 0; second < count; second++) venue.advance(NOW + ++seconds * SECOND);
  };

  test('streams without a list of instruments, redials when dropped, and ends with the abort', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const running = hyperliquid({ skew: 10 * MINUTE }).live(COIN, sink, stop.signal);
    await vi.waitFor(() => expect(sink.states).toEqual(['trades up', 'mark up']), 5_000);
    // The first frame repeats thirty trades.
    expect(sink.seen).toHaveLength(30);
    pass(3);
    expect(sink.seen.map(({ time }) => time)).toEqual(
      Array.from({ length: 33 }, (_, i) => NOW + (i - 29) * SECOND),
    );
    expect(new Set(sink.seen.map(({ key }) => key)).size).toBe(33);
    await vi.waitFor(() => {
      pass(1);
      expect(sink.marks.length).toBeGreaterThan(2);
    });
    expect(sink.marks.at(-1)).toMatchObject({ time: NOW, index: expect.any(Number), fundingInterval: HOUR });
    expect(sink.interest.at(-1)?.quantity).toBeGreaterThan(80_000);
    expect(asked()).toEqual(['exchangeStatus']);

    const before = new Set(sink.seen.map(({ key }) => key));
    venue.dropSockets();
    await vi.waitFor(() => expect(sink.states).toHaveLength(6), 5_000);
    expect(sink.states.slice(2)).toEqual(['trades lost', 'mark lost', 'trades up', 'mark up']);
    const again = sink.seen.slice(-30);
    expect(again.every(({ key }) => before.has(key!))).toBe(true);

    stop.abort();
    await running;
    const after = sink.seen.length;
    pass(2);
    expect(sink.seen).toHaveLength(after);
  });

  test('a coin that is not listed is refused, said, and asked for again later', async () => {
    const sink = new Recording();
    const stop = new AbortController();
    const reasons: (string | undefined)[] = [];
    sink.status = (_, __, reason?: string) => void reasons.push(reason);
    const running = hyperliquid().live('NOPE', sink, stop.signal);
    await vi.waitFor(() => expect(reasons).toHaveLength(2), 5_000);
    expect(reasons[0]).toContain('refused: Invalid subscription {"type":"trades","coin":"NOPE"}');
    stop.abort();
    await running;
  });

  test('a quiet socket is pinged, and stays', async () => {
    vi.useFakeTimers();
    const sink = new Recording();
    const stop = new AbortController();
    const said: string[] = [];
    const { WebSocket } = venue;
    venue = {
      ...venue,
      WebSocket: class extends (WebSocket as new (address: string) => { send(text: string): void }) {
        override send(text: string): void {
          said.push(text);
          super.send(text);
        }
      },
    };
    const running = hyperliquid().live(COIN, sink, stop.signal);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(said).toContain('{"method":"ping"}');
    expect(sink.states).toEqual(['trades up', 'mark up']);
    stop.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    await running;
  });
});
