import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { MarketFeed } from '../market-feed';
import { STEADY, steadyFeed } from '../steady-feed';
import type { VenueWire, WireAnswer, WireSession } from '../venue-wire';
import { shapeDifferences } from '../wire-shape';
import { REST_EXAMPLES, STREAM_EXAMPLES } from './wire-examples';
import { createBitgetWire } from './wire';

const NOW = 1_780_000_030_000;
const MINUTE = 60_000;

let feed: MarketFeed;
let wire: VenueWire;

beforeEach(() => {
  feed = steadyFeed({ now: NOW, hours: 30 });
  wire = createBitgetWire(feed, { unlimited: true });
});

function ask(path: string): WireAnswer {
  const url = new URL(`https://api.bitget.com/api/v2/${path}`);
  if (!url.searchParams.has('symbol') && !path.includes('contracts')) {
    url.searchParams.set('symbol', 'BTCUSDT');
  }
  if (!url.searchParams.has('productType')) url.searchParams.set('productType', 'USDT-FUTURES');
  const answer = wire.answer({ method: 'GET', url, body: '' });
  if (!answer) throw new Error(`nothing at ${path}`);
  return answer;
}

const bodyOf = (path: string): { code: string; requestTime: number; data: unknown } =>
  ask(path).body as { code: string; requestTime: number; data: unknown };
const market = (query: string): string[][] => bodyOf(`mix/market/${query}`).data as string[][];
const times = (rows: readonly string[][]): number[] => rows.map(([time]) => Number(time));

describe('answers have the shape of the documented ones', () => {
  test.each(Object.entries(REST_EXAMPLES))('%s', (path, example) => {
    const { status, body } = ask(path);
    const envelope = { code: '00000', msg: 'success', requestTime: NOW };
    expect(status).toBe(200);
    expect(body).toMatchObject(envelope);
    const contracts = path.includes('contracts') ? (bodyOf(path).data as unknown[]).slice(0, 1) : undefined;
    expect(shapeDifferences(example, contracts ?? bodyOf(path).data)).toEqual([]);
  });

  test('another path is not answered', () => {
    const url = new URL('https://api.bitget.com/api/v2/spot/market/candles');
    expect(wire.answer({ method: 'GET', url, body: '' })).toBeUndefined();
  });
});

describe('ranges and pages', () => {
  test('candles come ascending, counted from the end, both ends belonging to the range', () => {
    const end = Math.floor(NOW / MINUTE) * MINUTE;
    expect(times(market(`candles?granularity=1m&startTime=${end - 5 * MINUTE}&endTime=${end}`))).toHaveLength(
      6,
    );
    const cut = market(`candles?granularity=1m&startTime=${end - 5 * MINUTE}&endTime=${end}&limit=2`);
    expect(times(cut)).toEqual([end - MINUTE, end]);
  });

  test('the archive leaves out what is forming, and gives 200 at most', () => {
    const end = Math.floor(NOW / MINUTE) * MINUTE;
    const rows = times(market('history-candles?granularity=1m&limit=1000'));
    expect(rows).toHaveLength(200);
    expect(rows.at(-1)).toBe(end - MINUTE);
    expect(times(market('candles?granularity=1m&limit=1000'))).toHaveLength(1_000);
  });

  test('`candles` forgets after a month, the archive does not', () => {
    const later = { ...feed, now: () => NOW + 40 * 86_400_000 };
    wire = createBitgetWire(later, { unlimited: true });
    const range = `granularity=1m&startTime=${NOW - 20 * MINUTE}&endTime=${NOW}`;
    expect(market(`candles?${range}`)).toEqual([]);
    expect(market(`history-candles?${range}`)).toHaveLength(20);
  });

  test('trades come newest first; older ones follow by id, none twice', () => {
    type Fill = { tradeId: string; ts: string };
    const page = (query: string): Fill[] =>
      bodyOf(`mix/market/fills-history?limit=100${query}`).data as Fill[];
    const first = page('');
    const second = page(`&idLessThan=${first.at(-1)!.tradeId}`);
    const ids = [...first, ...second].map(({ tradeId }) => BigInt(tradeId));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => (a > b ? -1 : 1)));
    expect(ids).toHaveLength(200);
    expect(Number(ids[0]! >> 22n) + 1_435_725_920_677).toBe(NOW);
    expect(second.at(-1)!.ts).toBe(String(NOW - 199 * 1_000));
  });

  test('funding by page number, a hundred pages and no more', () => {
    wire = createBitgetWire(
      {
        ...feed,
        funding: () => Array.from({ length: 45 }, (_, i) => ({ time: i, rate: i / 1e4, mark: 1 })),
      },
      { unlimited: true },
    );
    const page = (query: string): string[] =>
      (bodyOf(`mix/market/history-fund-rate?${query}`).data as { fundingTime: string }[]).map(
        ({ fundingTime }) => fundingTime,
      );
    expect(page('')).toHaveLength(20);
    expect(page('pageNo=3')).toEqual(['4', '3', '2', '1', '0']);
    expect(page('pageSize=100')[0]).toBe('44');
    expect(page('pageNo=4')).toEqual([]);
    expect(ask('mix/market/history-fund-rate?pageNo=101').body).toMatchObject({ code: '40808' });
  });
});

describe('refusals', () => {
  test.each([
    ['mix/market/open-interest?symbol=NOPEUSDT', '40034', 'Parameter NOPEUSDT does not exist'],
    ['mix/market/open-interest?productType=USDC-FUTURES', '40034', 'Parameter BTCUSDT does not exist'],
    ['mix/market/open-interest?symbol=', '40019', 'Parameter symbol cannot be empty'],
    ['mix/market/candles?granularity=7m', '40020', 'Parameter granularity error'],
    ['mix/market/candles?granularity=1m&startTime=1', '40017', 'Parameter verification failed startTime'],
  ])('%s', (path, code, msg) => {
    expect(ask(path)).toEqual({ status: 400, body: { code, msg, requestTime: NOW, data: null } });
  });

  test('more than an endpoint grants a second is refused with 429, the others are not', () => {
    vi.useFakeTimers({ now: NOW });
    wire = createBitgetWire(feed);
    const states = Array.from({ length: 21 }, () => ask('public/time').status);
    expect(states.lastIndexOf(200)).toBe(19);
    expect(ask('public/time').body).toMatchObject({ code: '429', msg: 'Too Many Requests' });
    expect(ask('mix/market/open-interest').status).toBe(200);
    vi.advanceTimersByTime(1_000);
    expect(ask('public/time').status).toBe(200);
    vi.useRealTimers();
  });
});

describe('the stream', () => {
  let heard: Record<string, unknown>[];
  let raw: string[];
  let hungUp: number;
  let session: WireSession;

  beforeEach(() => {
    heard = [];
    raw = [];
    hungUp = 0;
    session = wire.connect(
      new URL('wss://ws.bitget.com/v3/ws/public'),
      (text) => {
        raw.push(text);
        if (text !== 'pong') heard.push(JSON.parse(text) as Record<string, unknown>);
      },
      () => hungUp++,
    )!;
  });

  const subscribe = (...args: unknown[]): void => session.receive(JSON.stringify({ op: 'subscribe', args }));
  const arg = (topic: string): unknown => ({ instType: 'usdt-futures', topic, symbol: 'BTCUSDT' });
  const liquidation = { instType: 'usdt-futures', topic: 'liquidation' };
  const advance = (time: number): void => {
    feed.advance(time, (event) => wire.publish(event));
    wire.tick(feed.now());
  };
  const framesOf = (topic: string, action: string): { data: Record<string, string>[] }[] =>
    heard.filter(
      (frame) => frame['action'] === action && (frame['arg'] as { topic: string }).topic === topic,
    ) as never;

  test('is at no other path', () => {
    const send = (): void => undefined;
    expect(wire.connect(new URL('wss://ws.bitget.com/v2/ws/public'), send, send)).toBeUndefined();
  });

  test('each topic is confirmed, and its frames have the documented shape', () => {
    subscribe(arg('publicTrade'), arg('ticker'));
    subscribe(liquidation);
    const confirmed = heard.filter(({ event }) => event === 'subscribe');
    expect(confirmed.map((frame) => frame['arg'])).toEqual([arg('publicTrade'), arg('ticker'), liquidation]);
    for (let time = NOW; time <= NOW + 12_000; time += 250) advance(time);
    for (const [topic, example] of Object.entries(STREAM_EXAMPLES)) {
      const frames = [...framesOf(topic, 'snapshot'), ...framesOf(topic, 'update')];
      expect(frames.length).toBeGreaterThan(0);
      for (const frame of frames) expect(shapeDifferences(example, frame)).toEqual([]);
    }
  });

  test('trades of the past come once, as a snapshot; new ones newest first', () => {
    subscribe(arg('publicTrade'));
    expect(framesOf('publicTrade', 'snapshot')[0]!.data).toHaveLength(50);
    advance(NOW + 3_000);
    const [update] = framesOf('publicTrade', 'update');
    expect(update!.data.map(({ T }) => Number(T) - NOW)).toEqual([3_000, 2_000, 1_000]);
  });

  test('of two closures of longs in a second the larger is pushed, once it is over, in the quote coin', () => {
    subscribe(liquidation);
    advance(NOW + 10_000);
    expect(framesOf('liquidation', 'update')).toEqual([]);
    advance(NOW + 11_000);
    const price = STEADY.base - 300;
    expect(framesOf('liquidation', 'update').map(({ data }) => data)).toEqual([
      [
        {
          symbol: 'BTCUSDT',
          side: 'buy',
          price: String(price),
          amount: String(3 * price),
          ts: String(NOW + 10_000),
        },
      ],
    ]);
  });

  test('one of either side is pushed', () => {
    subscribe(liquidation);
    const order = { time: NOW, order: 'BUY', quantity: 2, price: 60_300, averagePrice: 60_010 } as const;
    wire.publish({ kind: 'force-order', order });
    wire.publish({ kind: 'force-order', order: { ...order, order: 'SELL', quantity: 1 } });
    wire.tick(NOW + 1_000);
    expect(framesOf('liquidation', 'update')[0]!.data.map(({ side }) => side)).toEqual(['sell', 'buy']);
  });

  test('what was unsubscribed is no longer sent', () => {
    subscribe(arg('ticker'));
    session.receive(JSON.stringify({ op: 'unsubscribe', args: [arg('ticker')] }));
    expect(heard.at(-1)).toMatchObject({ event: 'unsubscribe' });
    advance(NOW + 2_000);
    expect(framesOf('ticker', 'update')).toEqual([]);
  });

  test('an unknown topic and an unknown operation are refused', () => {
    subscribe({ instType: 'usdt-futures', topic: 'ticker', symbol: 'NOPEUSDT' });
    expect(heard.at(-1)).toMatchObject({ event: 'error', code: 30001 });
    session.receive('{"op":"dance"}');
    expect(heard.at(-1)).toMatchObject({ event: 'error', code: 30003 });
    session.receive('no json');
    expect(heard.at(-1)).toMatchObject({ event: 'error', code: 30003 });
  });

  test('`ping` is answered, and without one the venue hangs up after two minutes', () => {
    vi.useFakeTimers({ now: Date.now() });
    session.receive('ping');
    expect(raw).toEqual(['pong']);
    vi.advanceTimersByTime(120_000);
    wire.tick(NOW);
    expect(hungUp).toBe(0);
    vi.advanceTimersByTime(1);
    wire.tick(NOW);
    expect(hungUp).toBe(1);
    vi.useRealTimers();
  });

  test('more than ten messages in a second end the connection', () => {
    vi.useFakeTimers({ now: NOW });
    for (let i = 0; i < 10; i++) session.receive('ping');
    expect(hungUp).toBe(0);
    session.receive('ping');
    expect(hungUp).toBe(1);
    vi.useRealTimers();
  });
});
