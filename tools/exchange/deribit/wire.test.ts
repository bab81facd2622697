import { describe, expect, test } from 'vitest';

import type { MarketFeed } from '../market-feed';
import { steadyFeed } from '../steady-feed';
import type { VenueWire, WireOptions } from '../venue-wire';
import { Credits } from './credits';
import { createDeribitWire } from './wire';

const NOW = Date.UTC(2026, 5, 12, 10, 30);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SYMBOL = 'BTC_USDC-PERPETUAL';

interface Row {
  readonly trade_seq: number;
  readonly timestamp: number;
  readonly amount: number;
  readonly direction: string;
  readonly liquidation?: string;
}

function served(options?: WireOptions, change: Partial<MarketFeed> = {}) {
  const feed = { ...steadyFeed({ now: NOW, hours: 30 }), ...change };
  const wire = createDeribitWire(feed, options);
  const get = (method: string, query: object) => {
    const url = new URL(`https://www.deribit.com/api/v2/public/${method}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return wire.answer({ method: 'GET', url, body: '' })!;
  };
  const trades = (query: object): { trades: Row[]; has_more: boolean } => {
    const method =
      'start_timestamp' in query ? 'get_last_trades_by_instrument_and_time' : 'get_last_trades_by_instrument';
    const { status, body } = get(method, { instrument_name: SYMBOL, ...query });
    expect(status).toBe(200);
    return (body as { result: { trades: Row[]; has_more: boolean } }).result;
  };
  return { feed, wire, get, trades };
}

function errorIn(answer: { body: unknown }): { code: number; message: string; data?: unknown } {
  return (answer.body as { error: { code: number; message: string } }).error;
}

describe('trades', () => {
  test('by number both ends count, and has_more says that a page is not all', () => {
    const { trades } = served();
    const all = trades({
      start_timestamp: NOW - 30 * MINUTE,
      end_timestamp: NOW - MINUTE,
      count: 1_000,
      sorting: 'asc',
    });
    expect([all.trades.length, all.has_more, all.trades[0]?.timestamp]).toEqual([
      1_000,
      true,
      NOW - 30 * MINUTE,
    ]);
    const first = all.trades[0]!.trade_seq;
    const some = trades({ start_seq: first, end_seq: first + 2, count: 100, sorting: 'desc' });
    expect(some.trades.map(({ trade_seq: seq }) => seq - first)).toEqual([2, 1, 0]);
    expect(some.has_more).toBe(false);
  });

  test('ten of the newest are given unasked, and none older than a day', () => {
    const { trades } = served();
    expect(trades({}).trades.map(({ timestamp }) => (NOW - timestamp) / 1_000)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(trades({ start_timestamp: NOW - 28 * HOUR, end_timestamp: NOW - 25 * HOUR }).trades).toEqual([]);
    const [oldest] = trades({ start_timestamp: NOW - 28 * HOUR, end_timestamp: NOW, sorting: 'asc' }).trades;
    expect(oldest?.timestamp).toBe(NOW - 24 * HOUR);
    expect(trades({ start_seq: oldest!.trade_seq - 5, end_seq: oldest!.trade_seq - 1 }).trades).toEqual([]);
  });

  test('are marked as forced when they are an hour old, no sooner', () => {
    const { trades } = served();
    const marked = (from: number, to: number): Row[] =>
      trades({ start_timestamp: from, end_timestamp: to - 1, count: 1_000, sorting: 'asc' }).trades.filter(
        ({ liquidation }) => liquidation === 'T',
      );
    expect(marked(NOW - HOUR + 1, NOW - HOUR + 10 * MINUTE)).toEqual([]);
    expect(marked(NOW - HOUR - 10 * MINUTE, NOW - HOUR)).toHaveLength(300);
  });

  test('so much of the flow is marked as was forced, to within a trade', () => {
    // 1 BTC each minute, against 15 that takers sell.
    const forcedOrders = (from: number, to: number) => {
      const first = Math.ceil(from / MINUTE) * MINUTE;
      const count = Math.max(0, Math.floor((to - first) / MINUTE) + 1);
      return Array.from({ length: count }, (_, i) => ({
        time: first + i * MINUTE,
        order: 'SELL' as const,
        quantity: 1.2,
        price: 59_000,
        averagePrice: 59_990,
      }));
    };
    const { trades } = served({}, { forcedOrders });
    const from = NOW - 3.5 * HOUR;
    const pages = Array.from({ length: 4 }, (_, i) =>
      trades({
        start_timestamp: from + i * 15 * MINUTE,
        end_timestamp: from + (i + 1) * 15 * MINUTE - 1,
        count: 1_000,
      }),
    );
    const forced = pages.flatMap((page) => page.trades).filter(({ liquidation }) => liquidation);
    const mass = forced.reduce((sum, { amount }) => sum + amount, 0);
    expect(Math.abs(mass - 60 * 1.2)).toBeLessThanOrEqual(0.25);
    expect(forced.every(({ direction }) => direction === 'sell')).toBe(true);
  });
});

describe('refusals', () => {
  test.each([
    ['ticker', { instrument_name: 'DOGE-PERPETUAL' }, 13_020, undefined],
    ['ticker', { instrument_name: 'doge' }, -32_602, 'instrument_name'],
    ['ticker', {}, -32_602, 'instrument_name'],
    ['get_instruments', { currency: 'any', kind: 'swap' }, -32_602, 'kind'],
    ['get_order_book', { instrument_name: SYMBOL, depth: 7 }, -32_602, 'depth'],
    ['get_last_trades_by_instrument', { instrument_name: SYMBOL, count: 1_001 }, -32_602, 'count'],
    ['get_tradingview_chart_data', { instrument_name: SYMBOL, resolution: '240' }, -32_602, 'resolution'],
    ['get_funding_rate_history', { instrument_name: SYMBOL }, -32_602, 'start_timestamp'],
  ])('%s %j', (method, query, code, param) => {
    const answer = served().get(method, query);
    expect(answer.status).toBe(400);
    expect(errorIn(answer).code).toBe(code);
    expect((errorIn(answer).data as { param?: string } | undefined)?.param).toBe(param);
  });

  test('other paths are nobody’s', () => {
    const { wire } = served();
    const ask = (path: string): unknown =>
      wire.answer({ method: 'GET', url: new URL(`https://www.deribit.com${path}`), body: '' });
    expect(ask('/futures/BTC-PERPETUAL')).toBeUndefined();
    expect(ask('/api/v2/private/buy')).toBeUndefined();
  });

  test('lists of instruments are given five times at once, unless limits are lifted', () => {
    const codes = (options?: WireOptions): (number | undefined)[] => {
      const { get } = served(options);
      return Array.from({ length: 6 }, () => errorIn(get('get_instruments', { currency: 'any' }))?.code);
    };
    expect(codes()).toEqual([...Array<undefined>(5).fill(undefined), 10_028]);
    expect(codes({ unlimited: true })).toEqual(Array(6).fill(undefined));
  });

  test('credits come back with time, up to the most', () => {
    const credits = new Credits(1_000, 100);
    const taken = [0, 0, 0, 2_500, 5_000, 60_000, 60_000, 60_000].map((now) => credits.take(500, now));
    expect(taken).toEqual([true, true, false, false, true, true, true, false]);
  });
});

describe('sockets', () => {
  function socket(wire: VenueWire) {
    const frames: Record<string, unknown>[] = [];
    const end = { hungUp: false };
    const session = wire.connect(
      new URL('wss://www.deribit.com/ws/api/v2'),
      (text) => frames.push(JSON.parse(text) as Record<string, unknown>),
      () => (end.hungUp = true),
    )!;
    const say = (method: string, params: object): void =>
      session.receive(JSON.stringify({ id: 1, method, params }));
    return { frames, end, say };
  }

  test('what the venue does not have is missing in the confirmation; what asks for a key refuses all', () => {
    const { frames, say } = socket(served().wire);
    const open = `ticker.${SYMBOL}.100ms`;
    say('public/subscribe', { channels: [open, 'ticker.DOGE-PERPETUAL.100ms'] });
    expect(frames.at(-1)?.['result']).toEqual([open]);
    say('public/subscribe', { channels: [open, `trades.${SYMBOL}.raw`] });
    expect(frames.at(-1)?.['error']).toMatchObject({ code: 13_778 });
    say('private/buy', {});
    expect(frames.at(-1)?.['error']).toMatchObject({ code: -32_601 });
  });

  test('who does not answer a heartbeat is hung up on', () => {
    const { feed, wire } = served();
    const { frames, end, say } = socket(wire);
    say('public/set_heartbeat', { interval: 5 });
    expect(frames.at(-1)?.['error']).toMatchObject({ code: -32_602 });
    say('public/set_heartbeat', { interval: 10 });
    const pass = (seconds: number): void => {
      feed.advance(NOW + seconds * 1_000, (event) => wire.publish(event));
      wire.tick(feed.now());
    };
    pass(10);
    expect(frames.filter(({ method }) => method === 'heartbeat')).toHaveLength(2);
    say('public/test', {});
    pass(20);
    expect(end.hungUp).toBe(false);
    pass(30);
    expect(end.hungUp).toBe(true);
  });
});
