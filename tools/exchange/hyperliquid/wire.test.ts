import { describe, expect, test } from 'vitest';

import { STEADY, steadyFeed } from '../steady-feed';
import type { VenueWire } from '../venue-wire';
import { decimalText, roundedPrice } from './coin';
import { WeightWindow } from './weight-window';
import { createHyperliquidWire } from './wire';
import { FRAME_EXAMPLES, META } from './wire-examples';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = Math.floor(Date.UTC(2026, 2, 4, 5, 6, 30));
const INFO = new URL('https://api.hyperliquid.xyz/info');
const SOCKET = new URL('wss://api.hyperliquid.xyz/ws');

function wireAt(now: number, unlimited = true): { wire: VenueWire; feed: ReturnType<typeof steadyFeed> } {
  const feed = steadyFeed({ now, hours: 20 });
  return { wire: createHyperliquidWire(feed, { unlimited }), feed };
}

function ask(wire: VenueWire, body: object): { status: number; body: unknown } {
  return wire.answer({ method: 'POST', url: INFO, body: JSON.stringify(body) })!;
}

interface Row {
  readonly t: number;
  readonly time: number;
  readonly tid: number;
  readonly fundingRate: string;
  readonly openInterest: string;
  readonly funding: string;
  readonly sz: string;
}
type Rows = Row[];
const rows = (wire: VenueWire, body: object): Rows => ask(wire, body).body as Rows;

describe('numbers are written as the venue writes them', () => {
  test.each([
    [63_610, 5, '63610.0'],
    [0.005, 5, '0.005'],
    [34.97, 3, '34.97'],
    [5, 0, '5.0'],
    [100, 2, '100.0'],
  ])('%d with %d decimals', (value, decimals, text) => {
    expect(decimalText(value, decimals)).toBe(text);
  });

  test.each([
    [60_000.4, 3, 60_000],
    [1_234.56, 1, 1_234.6],
    [0.0012344, 0, 0.001234],
    [123_456.4, 0, 123_456],
  ])('%d with %d decimals of size has five figures', (value, szDecimals, rounded) => {
    expect(roundedPrice(value, { name: 'X', szDecimals })).toBeCloseTo(rounded, 9);
  });
});

describe('candles', () => {
  const asked = (startTime: number, endTime?: number): object => ({
    type: 'candleSnapshot',
    req: { coin: 'BTC', interval: '1m', startTime, ...(endTime === undefined ? {} : { endTime }) },
  });
  const MINUTE_START = Math.floor(NOW / MINUTE) * MINUTE;

  test('both ends of the range are included, and the last candle is forming', () => {
    const { wire } = wireAt(NOW);
    const past = rows(wire, asked(MINUTE_START - 3 * MINUTE, MINUTE_START - MINUTE));
    expect(past.map(({ t }) => t)).toEqual([3, 2, 1].map((back) => MINUTE_START - back * MINUTE));
    expect(past[0]).toMatchObject({ v: '30.0', n: 60 });
    const forming = rows(wire, asked(MINUTE_START)).at(-1)!;
    expect(forming).toMatchObject({ t: MINUTE_START, T: MINUTE_START + MINUTE - 1, n: 31 });
  });

  test('only the newest 5000 are there', () => {
    const feed = steadyFeed({ now: NOW, hours: 100 });
    const all = rows(createHyperliquidWire(feed, { unlimited: true }), asked(0));
    expect(all).toHaveLength(5_000);
    expect(all.at(-1)!.t).toBe(MINUTE_START);
  });
});

test('funding is paid every hour, an eighth of what a feed of eight hours paid last, and sums to it', () => {
  const { wire } = wireAt(NOW);
  const history = rows(wire, { type: 'fundingHistory', coin: 'BTC', startTime: NOW - 8 * HOUR });
  expect(history.map(({ time }) => time % HOUR)).toEqual(Array(8).fill(76));
  expect(history.reduce((sum, { fundingRate }) => sum + Number(fundingRate), 0)).toBeCloseTo(0.0001, 12);
});

test('the open interest counts both sides', () => {
  const { wire, feed } = wireAt(NOW);
  const [, contexts] = ask(wire, { type: 'metaAndAssetCtxs' }).body as [unknown, Rows];
  const truth = feed.openInterest(MINUTE, NOW - 10 * MINUTE, NOW).at(-1)!.quantity;
  expect(Number(contexts[0]!.openInterest)).toBe(2 * truth);
  expect(Number(contexts[0]!.funding)).toBeCloseTo(0.0001 / 8, 12);
});

test('the newest ten trades come newest first, each with its own id', () => {
  const { wire } = wireAt(NOW);
  const recent = rows(wire, { type: 'recentTrades', coin: 'BTC' });
  expect(recent.map(({ time }) => time)).toEqual(Array.from({ length: 10 }, (_, i) => NOW - 1_000 * i));
  expect(new Set(recent.map(({ tid }) => tid)).size).toBe(10);
  expect(recent.every(({ tid }) => Number.isSafeInteger(tid) && tid < 2 ** 50)).toBe(true);
});

test('the levels of the book are on ticks, do not meet, and hold what the feed holds', () => {
  const { wire } = wireAt(NOW);
  type Side = { px: string; sz: string; n: number }[];
  const sides = (nSigFigs?: number): [Side, Side] =>
    (ask(wire, { type: 'l2Book', coin: 'BTC', nSigFigs }).body as { levels: [Side, Side] }).levels;
  const [bids, asks] = sides();
  expect([bids.length, asks.length]).toEqual([20, 20]);
  expect(Number(bids[0]!.px)).toBeLessThan(Number(asks[0]!.px));
  expect(bids[1]).toEqual({ px: String(Number(bids[0]!.px) - 1) + '.0', sz: expect.any(String), n: 10 });
  const [coarse] = sides(4);
  expect(Number(coarse[0]!.px) % 10).toBe(0);
});

describe('what the venue does not answer', () => {
  const { wire } = wireAt(NOW);
  test.each([
    ['a coin that it does not list', { type: 'recentTrades', coin: 'NOPE' }, 500, null],
    ['a book of a coin that it does not list', { type: 'l2Book', coin: 'NOPE' }, 200, null],
    ['a coin that does not trade', { type: 'recentTrades', coin: 'ETH' }, 200, []],
    ['a call that there is not', { type: 'nope' }, 422, expect.any(String)],
    ['a call named like a method of objects', { type: 'toString' }, 422, expect.any(String)],
    ['a range without a start', { type: 'fundingHistory', coin: 'BTC' }, 422, expect.any(String)],
    [
      'six hours, of which there are no candles',
      { type: 'candleSnapshot', req: { coin: 'BTC', interval: '6h', startTime: 0 } },
      422,
      expect.any(String),
    ],
  ])('%s', (_, body, status, answer) => {
    expect(ask(wire, body)).toEqual({ status, body: answer });
  });

  test('another path, or another method', () => {
    const body = '{"type":"meta"}';
    expect(wire.answer({ method: 'GET', url: INFO, body })).toBeUndefined();
    const exchange = new URL('/exchange', INFO);
    expect(wire.answer({ method: 'POST', url: exchange, body })).toBeUndefined();
  });
});

test('1200 of weight fit in a minute, rows included', () => {
  const { wire } = wireAt(NOW, false);
  const candles = {
    type: 'candleSnapshot',
    req: { coin: 'BTC', interval: '1m', startTime: NOW - 10 * HOUR },
  };
  const statuses = Array.from({ length: 45 }, () => ask(wire, candles).status);
  // 600 rows: 20 and 10. The request itself must find room, what it answers need not.
  expect(statuses.indexOf(429)).toBe(40);
  let now = 0;
  const window = new WeightWindow(() => now);
  window.charge(1_200);
  expect([window.hasRoom(0), window.hasRoom(1)]).toEqual([true, false]);
  now = 60_000;
  expect(window.hasRoom(1)).toBe(true);
});

describe('the socket', () => {
  function socket(): {
    said: Record<string, unknown>[];
    say: (frame: unknown) => void;
    run: (to: number) => void;
  } {
    const { wire, feed } = wireAt(NOW);
    const said: Record<string, unknown>[] = [];
    const session = wire.connect(
      SOCKET,
      (text) => said.push(JSON.parse(text) as Record<string, unknown>),
      () => undefined,
    )!;
    return {
      said,
      say: (frame) => session.receive(typeof frame === 'string' ? frame : JSON.stringify(frame)),
      run(to) {
        feed.advance(to, (event) => wire.publish(event));
        wire.tick(feed.now());
      },
    };
  }
  const subscribe = (type: string, coin = 'BTC'): object => ({
    method: 'subscribe',
    subscription: { type, coin },
  });

  test('a subscription is confirmed, tells the newest thirty trades again, then each trade once', () => {
    const { said, say, run } = socket();
    say(subscribe('trades'));
    expect(said[0]).toEqual({ channel: 'subscriptionResponse', data: subscribe('trades') });
    const repeated = said[1]!['data'] as Rows;
    expect(repeated).toHaveLength(30);
    expect(repeated.at(-1)!.time).toBe(NOW);
    run(NOW + 3_000);
    expect((said[2]!['data'] as Rows).map(({ time }) => time)).toEqual([1, 2, 3].map((s) => NOW + 1_000 * s));
    expect((said[2]!['data'] as Rows)[0]!.sz).toBe(String(STEADY.quantity));
    expect(said.every(({ channel }) => channel !== 'activeAssetCtx')).toBe(true);
  });

  test('the context comes at once and then about every second', () => {
    const { said, say, run } = socket();
    say(subscribe('activeAssetCtx'));
    run(NOW + 1_000);
    run(NOW + 2_000);
    expect(said.map(({ channel }) => channel)).toEqual([
      'subscriptionResponse',
      ...Array<string>(3).fill('activeAssetCtx'),
    ]);
    expect(Object.keys((said[1] as typeof FRAME_EXAMPLES.activeAssetCtx).data.ctx)).toEqual(
      Object.keys(FRAME_EXAMPLES.activeAssetCtx.data.ctx),
    );
  });

  test('after it was unsubscribed nothing comes', () => {
    const { said, say, run } = socket();
    say(subscribe('trades'));
    say({ ...subscribe('trades'), method: 'unsubscribe' });
    run(NOW + 3_000);
    expect(said).toHaveLength(3);
    expect(said[2]).toMatchObject({ data: { method: 'unsubscribe' } });
  });

  test('a ping has its pong', () => {
    const { said, say } = socket();
    say({ method: 'ping' });
    expect(said).toEqual([{ channel: 'pong' }]);
  });

  test.each([
    ['a coin that is not listed', subscribe('trades', 'NOPE'), 'Invalid subscription {'],
    ['a stream that there is not', subscribe('nope'), 'Error parsing JSON into valid websocket request: {'],
    ['no JSON', 'hello', 'Error parsing JSON into valid websocket request: hello'],
  ])('%s is refused', (_, frame, reason) => {
    const { said, say } = socket();
    say(frame);
    expect(said).toEqual([{ channel: 'error', data: expect.stringContaining(reason) }]);
  });

  test('a second subscription to the same is refused', () => {
    const { said, say } = socket();
    say(subscribe('trades'));
    say(subscribe('trades'));
    expect(said.at(-1)).toEqual({ channel: 'error', data: expect.stringContaining('Already subscribed: {') });
  });
});

test('a feed of a thousand coins is listed with a k', () => {
  const feed = { ...steadyFeed({ now: NOW }), base: '1000BONK', symbol: '1000BONKUSDT' };
  const { universe } = ask(createHyperliquidWire(feed), { type: 'meta' }).body as typeof META;
  expect(universe.map(({ name }) => name)).toEqual(['kBONK', 'BTC', 'ETH', 'ATOM', 'LOOM', 'kPEPE']);
});
