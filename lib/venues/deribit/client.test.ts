import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { createDeribitWire } from '../../../tools/exchange/deribit/wire';
import { refused } from '../../../tools/exchange/faults/refusal';
import { type InProcess, inProcess } from '../../../tools/exchange/in-process';
import type { MarketFeed } from '../../../tools/exchange/market-feed';
import { STEADY, priceAt, steadyFeed } from '../../../tools/exchange/steady-feed';
import type { VenueWire } from '../../../tools/exchange/venue-wire';
import { inverseFeed } from '../../../tools/market/inverse-feed';
import { DAY, HOUR, MINUTE, SECOND } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueBanned, VenueUnavailable } from '../venue-errors';
import type { LiveSink, Venue, VenueOptions } from '../venue';
import { WireError } from '../wire-error';
import * as samples from './wire-samples';

/** The client against the local wire: one linear market, and one inverse one that is the same in contracts. */
const LINEAR = 'BTC_USDC-PERPETUAL';
const INVERSE = 'BTC-PERPETUAL';
const NOW = Date.UTC(2026, 5, 12, 10, 30);
const never = new AbortController().signal;
let createDeribit: (options: VenueOptions) => Venue;

interface World {
  readonly venue: Venue;
  readonly feed: MarketFeed;
  readonly wire: InProcess;
  open(options: Partial<VenueOptions>): Venue;
  /** What was asked, by method. */
  asked(): string[];
}

function world(
  contract: 'linear' | 'inverse' = 'linear',
  hours = 30,
  around = (wire: VenueWire): VenueWire => wire,
): World {
  const coins = steadyFeed({ now: NOW, hours });
  const feed = contract === 'inverse' ? inverseFeed(coins, 10) : coins;
  const wire = inProcess(around(createDeribitWire(feed)), feed);
  const open = (options: Partial<VenueOptions>): Venue =>
    createDeribit({ now: () => unixMs(feed.now()), random: () => 0, fetch: wire.fetch, ...options });
  return {
    venue: open({}),
    feed,
    wire,
    open,
    asked: () => wire.asked.splice(0).map(({ url }) => url.pathname.slice('/api/v2/public/'.length)),
  };
}

/** Where sockets lead at the moment: ccxt keeps the constructor that it finds when it is loaded. */
let sockets: InProcess;

beforeAll(async () => {
  vi.stubGlobal('self', {
    WebSocket: function dial(address: string) {
      return new sockets.WebSocket(address);
    },
  });
  ({ createDeribit } = await import('./client'));
});
afterAll(() => vi.unstubAllGlobals());
afterEach(() => vi.useRealTimers());

const earlier = (minutes: number): UnixMs => unixMs(NOW - minutes * MINUTE);

describe('over REST', () => {
  test('lists perpetuals, inverse and linear, and finds one without asking again', async () => {
    const { venue, open, asked } = world();
    const listed = await venue.instruments(never);
    expect(listed.map(({ symbol }) => symbol).toSorted()).toEqual([
      'BTC-PERPETUAL',
      'BTC_USDC-PERPETUAL',
      'ETH-PERPETUAL',
      'ETH_USDC-PERPETUAL',
      'SOL_USDC-PERPETUAL',
    ]);
    const found = listed.find(({ symbol }) => symbol === LINEAR)!;
    expect(found).toMatchObject({ base: 'BTC', quote: 'USDC', linear: true, tickSize: 0.1, stepSize: 0.001 });
    asked();
    expect(await open({ instruments: [found] }).instrument(LINEAR, never)).toEqual(found);
    expect(asked()).toEqual([]);
    await expect(venue.instrument('DOGE-PERPETUAL', never)).rejects.toThrow(UnlistedSymbol);
  });

  test.each([LINEAR, INVERSE])('closed bars of %s have their volume in coins', async (symbol) => {
    const { venue, asked } = world(symbol === INVERSE ? 'inverse' : 'linear');
    const bars = await venue.bars(symbol, MINUTE, earlier(30), earlier(10), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual(
      Array.from({ length: 20 }, (_, i) => earlier(30) + i * MINUTE),
    );
    expect(bars[0]).toMatchObject({ volume: 60 * STEADY.quantity, open: priceAt(earlier(30) / SECOND) });
    expect(bars[0]).not.toHaveProperty('takerBuy');
    expect(asked()).toEqual(['get_tradingview_chart_data']);
  });

  test('a bar that is forming is left out, and a range between two openings is not asked for', async () => {
    const { venue, wire, asked } = world();
    wire.advance(NOW + 20 * SECOND);
    const bars = await venue.bars(LINEAR, MINUTE, earlier(3), unixMs(NOW + HOUR), never);
    expect(bars.map(({ openTime }) => openTime)).toEqual([earlier(3), earlier(2), earlier(1)]);
    asked();
    const within = unixMs(earlier(5) + 1);
    expect(await venue.bars(LINEAR, MINUTE, within, unixMs(within + 10), never)).toEqual([]);
    expect(asked()).toEqual([]);
  });

  test('of a range longer than a page comes the earliest part', async () => {
    const { venue } = world('linear', 50);
    const bars = await venue.bars(LINEAR, MINUTE, earlier(2_900), earlier(0), never);
    expect([bars.length, bars[0]?.openTime]).toEqual([2_500, earlier(2_900)]);
  });

  test('a contract that nobody traded has no bars and no trades', async () => {
    const { venue } = world();
    expect(await venue.bars('ETH-PERPETUAL', MINUTE, earlier(5), earlier(0), never)).toEqual([]);
    expect(await venue.trades!('ETH-PERPETUAL', { from: earlier(5), to: earlier(0) }, never)).toEqual([]);
  });

  test('trades by number and by time, and the newest, all count up by one', async () => {
    const { venue } = world();
    const timed = await venue.trades!(LINEAR, { from: earlier(60), to: earlier(30) }, never);
    expect([timed.length, timed[0]?.time]).toEqual([1_000, earlier(60)]);
    const first = timed[0]!.id!;
    expect(timed.map(({ id }) => id)).toEqual(timed.map((_, i) => first + i));
    const next = await venue.trades!(LINEAR, { fromId: first + 1_000 }, never);
    expect([next.length, next[0]?.id]).toEqual([1_000, first + 1_000]);
    const short = await venue.trades!(LINEAR, { from: earlier(2), to: earlier(1) }, never);
    expect(short.map(({ time }) => time)).toEqual(
      Array.from({ length: 60 }, (_, i) => earlier(2) + i * SECOND),
    );
    const newest = await venue.recentTrades!(LINEAR, never);
    expect([newest.length, newest.at(-1)!.time]).toEqual([1_000, NOW]);
    expect(await venue.trades!(LINEAR, { fromId: newest.at(-1)!.id! + 1 }, never)).toEqual([]);
  });

  test('trades of more than a day ago are no longer there', async () => {
    const { venue } = world();
    expect(await venue.trades!(LINEAR, { from: earlier(1_500), to: earlier(1_450) }, never)).toEqual([]);
  });

  test('a trade of an inverse contract is so many USD, in contracts of ten', async () => {
    const { venue } = world('inverse');
    const [trade] = await venue.trades!(INVERSE, { from: earlier(2), to: earlier(1) }, never);
    const usd = trade!.quantity * trade!.price;
    expect(usd / 10).toBeCloseTo(Math.round(usd / 10), 9);
    expect(trade!.quantity).toBeCloseTo(STEADY.quantity, 4);
  });

  test('forced orders are told from the trades, all of them, once they are an hour old', async () => {
    const { venue, asked } = world();
    const from = earlier(150);
    const forced = await venue.liquidationHistory!(LINEAR, from, earlier(0), never);
    // In this market takers sell every other second, and more is forced than they sell.
    const sells = Array.from({ length: 45 * 60 }, (_, i) => from + (2 * i + 1) * SECOND);
    expect(forced.map(({ time }) => time)).toEqual(sells);
    expect(forced[0]).toEqual({
      time: from + SECOND,
      position: 'long',
      quantity: STEADY.quantity,
      fillPrice: priceAt(from / SECOND + 1),
    });
    // 9001 trades: one page by time, nine by number.
    const requests = asked();
    expect(requests.filter((method) => method.endsWith('_and_time'))).toHaveLength(1);
    expect(requests).toHaveLength(10);
    expect(await venue.liquidationHistory!(LINEAR, earlier(3_000), earlier(1_450), never)).toEqual([]);
    expect(asked()).toEqual([]);
  });

  test('open interest, mark price and depth, in coins for both kinds', async () => {
    const { venue: linear } = world();
    const { venue: inverse, feed: contracts } = world('inverse');
    const open = await linear.openInterest(LINEAR, never);
    expect(open.quantity).toBeGreaterThan(80_000);
    const { quantity } = await inverse.openInterest(INVERSE, never);
    const mark = await linear.markPrice(LINEAR, never);
    const [newest] = contracts.openInterest(MINUTE, NOW, NOW);
    expect(quantity).toBeCloseTo((10 * newest!.quantity) / mark.mark, 6);
    expect(mark).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    expect(mark).not.toHaveProperty('nextFunding');
    const { bids, asks } = await linear.depth(LINEAR, 7, never);
    expect(bids.map((level) => level.quantity)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(asks).toHaveLength(7);
    const book = await inverse.depth(INVERSE, 7, never);
    expect(book.bids[6]!.quantity).toBeCloseTo(7, 3);
    expect(await linear.serverTime(never)).toBe(NOW);
  });

  test('no history of open interest and no mark bars are promised', () => {
    const { venue } = world();
    expect(venue.openInterestHistory).toBeUndefined();
    expect(venue.markBars).toBeUndefined();
    expect(venue.openInterestDepth(MINUTE)).toBe(0);
  });

  test('funding is hourly, and eight hours of it are what eight hours cost', async () => {
    const { venue } = world();
    const rates = await venue.fundingHistory(LINEAR, earlier(20 * 60 + 30), earlier(4 * 60 + 30), never);
    expect(rates).toHaveLength(16);
    expect(rates.every(({ interval }) => interval === HOUR)).toBe(true);
    expect(rates.slice(0, 8).reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(0.0001, 12);
  });

  test('of a range longer than a month of funding the earliest part is asked for', async () => {
    const { venue, wire } = world();
    await venue.fundingHistory(LINEAR, unixMs(NOW - 90 * DAY), unixMs(NOW), never);
    const { searchParams } = wire.asked.at(-1)!.url;
    const [start, end] = [
      Number(searchParams.get('start_timestamp')),
      Number(searchParams.get('end_timestamp')),
    ];
    expect([start, end - start]).toEqual([NOW - 90 * DAY - 1, 720 * HOUR]);
  });

  test('tiers hang on the mark price, and contracts without a public rule have none', async () => {
    const { venue, asked } = world();
    const { mark } = await venue.markPrice(LINEAR, never);
    const table = (await venue.marginTiers(LINEAR, never))!;
    expect(table).toMatchObject({ symbol: LINEAR, date: '2026-06-12' });
    // The maintenance rate has doubled at 200 BTC.
    expect(table.tiers.some(({ floor }) => floor === 200 * mark)).toBe(true);
    asked();
    expect(await venue.marginTiers('XRP_USDC-PERPETUAL', never)).toBeUndefined();
    expect(asked()).toEqual([]);
  });
});

describe('refusals', () => {
  test('a symbol that the venue does not list is told from one that it cannot serve now', async () => {
    const { venue, wire } = world();
    await expect(venue.openInterest('DOGE-PERPETUAL', never)).rejects.toThrow(UnlistedSymbol);
    await expect(venue.bars('btc', MINUTE, earlier(5), earlier(2), never)).rejects.toThrow(UnlistedSymbol);
    wire.failNext(refused(503, samples.refusal(11_051, 'system_maintenance')));
    await expect(venue.openInterest(LINEAR, never)).rejects.toThrow('HTTP 503: 11051 system_maintenance');
    wire.failNext(refused(502, '<html>Bad Gateway</html>'));
    await expect(venue.openInterest(LINEAR, never)).rejects.toThrow(VenueUnavailable);
    wire.failNext(refused(400, samples.refusal(-32_602, 'Invalid params', { param: 'count' })));
    await expect(venue.recentTrades!(LINEAR, never)).rejects.toThrow(WireError);
  });

  test.each([200, 400, 429])(
    'after "too many requests" with status %d nothing is sent until the ban ends',
    async (status) => {
      const { open, wire } = world();
      const bans: UnixMs[] = [];
      const venue = open({ onBan: (until) => bans.push(until) });
      wire.failNext(refused(status, samples.refusal(10_028, 'too_many_requests')));
      await expect(venue.serverTime(never)).rejects.toThrow(VenueBanned);
      await expect(venue.openInterest(LINEAR, never)).rejects.toThrow(VenueBanned);
      await expect(open({ bannedUntil: bans[0] }).serverTime(never)).rejects.toThrow(VenueBanned);
      expect(wire.asked).toHaveLength(1);
      expect(bans[0]! - NOW).toBeGreaterThanOrEqual(10 * SECOND);
    },
  );

  test('a burst of pages stays within what the venue allows', async () => {
    const { open } = world();
    const venue = open({ now: () => unixMs(Date.now()) });
    const pages = Array.from({ length: 30 }, (_, i) =>
      venue.bars(LINEAR, MINUTE, earlier(100 + i), earlier(90 + i), never),
    );
    expect((await Promise.all(pages)).every(({ length }) => length === 10)).toBe(true);
  }, 15_000);
});

class Recording implements LiveSink {
  readonly seen: Trade[] = [];
  readonly marks: MarkPrice[] = [];
  readonly interest: OpenInterest[] = [];
  readonly states: string[] = [];
  forced = 0;
  trades(trades: readonly Trade[]): void {
    this.seen.push(...trades);
  }
  mark(mark: MarkPrice): void {
    this.marks.push(mark);
  }
  liquidation(): void {
    this.forced++;
  }
  openInterest(openInterest: OpenInterest): void {
    this.interest.push(openInterest);
  }
  status(channel: string, state: string, reason?: string): void {
    this.states.push(reason?.startsWith('refused') ? `${channel} ${reason}` : `${channel} ${state}`);
  }
}

describe('live', () => {
  const stop = { controller: new AbortController() };
  afterEach(() => stop.controller.abort());

  function listen(
    { wire, open }: World,
    symbol = LINEAR,
    options: Partial<VenueOptions> = {},
  ): { sink: Recording; running: Promise<void>; stop: AbortController } {
    sockets = wire;
    stop.controller = new AbortController();
    const sink = new Recording();
    const running = open(options).live(symbol, sink, stop.controller.signal);
    return { sink, running, stop: stop.controller };
  }

  test('streams without a list of instruments, redials when dropped, and ends with the abort', async () => {
    const here = world();
    const { sink, running, stop: end } = listen(here);
    await vi.waitFor(() => expect(sink.states).toEqual(['trades up', 'mark up']));
    for (let second = 1; second <= 30; second++) here.wire.advance(NOW + second * SECOND);
    expect(sink.seen.map(({ time }) => time)).toEqual(
      Array.from({ length: 30 }, (_, i) => NOW + (i + 1) * SECOND),
    );
    const ids = sink.seen.map(({ id }) => id!);
    expect(ids).toEqual(ids.map((_, i) => ids[0]! + i));
    const rest = await here.venue.trades!(LINEAR, { fromId: ids[0]! }, never);
    expect(sink.seen).toEqual(rest);
    expect(sink.marks.at(-1)).toMatchObject({ predictedFunding: 0.0001, fundingInterval: 8 * HOUR });
    expect(sink.interest).toHaveLength(1);
    expect(sink.forced).toBe(0);

    here.wire.dropSockets();
    await vi.waitFor(() => expect(sink.states).toHaveLength(6), 5_000);
    expect(sink.states.slice(2)).toEqual(['trades lost', 'mark lost', 'trades up', 'mark up']);
    here.wire.advance(NOW + 31 * SECOND);
    expect(sink.seen).toHaveLength(31);

    end.abort();
    await running;
    here.wire.advance(NOW + 32 * SECOND);
    expect(sink.seen).toHaveLength(31);
    expect(here.wire.asked.every(({ url }) => url.pathname.includes('get_last_trades'))).toBe(true);
  });

  test('whether anybody is there is answered, so that the venue does not hang up', async () => {
    const said: string[] = [];
    const here = world('linear', 3, (wire) => ({
      ...wire,
      connect(url, send, hangUp) {
        const session = wire.connect(url, send, hangUp);
        const receive = (text: string): void => {
          said.push(text);
          session?.receive(text);
        };
        return session && { receive, close: () => session.close() };
      },
    }));
    const faults: unknown[] = [];
    const { sink } = listen(here, LINEAR, { onFault: (fault) => faults.push(fault) });
    await vi.waitFor(() => expect(sink.states).toHaveLength(2));
    for (let second = 1; second <= 65; second++) here.wire.advance(NOW + second * SECOND);
    expect(said.filter((text) => text.includes('"public/test"'))).toHaveLength(4);
    expect(sink.states).toEqual(['trades up', 'mark up']);
    expect(sink.seen).toHaveLength(65);
    expect(faults).toEqual([]);
  });

  test('an instrument that the venue has no channels of is told, and dialled again', async () => {
    const { sink } = listen(world(), 'DOGE-PERPETUAL');
    await vi.waitFor(() => expect(sink.states.length).toBeGreaterThanOrEqual(4), 5_000);
    expect(sink.states.slice(0, 2)).toEqual(['trades refused: request 2', 'mark refused: request 2']);
  });

  test('a frame that does not hold is dropped and said, and the stream goes on', async () => {
    let push: (text: string) => void = () => undefined;
    const here = world('linear', 3, (wire) => ({
      ...wire,
      connect(url, send, hangUp) {
        push = send;
        return wire.connect(url, send, hangUp);
      },
    }));
    const faults: string[] = [];
    const { sink } = listen(here, LINEAR, { onFault: ({ message }) => faults.push(message) });
    await vi.waitFor(() => expect(sink.states).toHaveLength(2));
    const channel = `trades.${LINEAR}.100ms`;
    push(JSON.stringify(samples.pushed(channel, [samples.tradeRow(0)])));
    push('null');
    push(JSON.stringify({ jsonrpc: '2.0', method: 'subscription' }));
    expect(faults).toHaveLength(3);
    expect(faults[0]).toContain(`expected "${LINEAR}", got "BTC-PERPETUAL"`);
    here.wire.advance(NOW + SECOND);
    expect(sink.seen).toHaveLength(1);
    expect(sink.states).toEqual(['trades up', 'mark up']);
  });
});
