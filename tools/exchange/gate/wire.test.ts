import { beforeEach, describe, expect, test } from 'vitest';

import type { MarketFeed } from '../market-feed';
import { STEADY, steadyFeed } from '../steady-feed';
import type { VenueWire, WireAnswer } from '../venue-wire';
import { createGateWire } from './wire';

const NOW = Date.UTC(2026, 8, 25, 12, 4, 30);
const SECONDS = NOW / 1_000;

let feed: MarketFeed;
let wire: VenueWire;

beforeEach(() => {
  feed = steadyFeed({ now: NOW, hours: 10 });
  wire = createGateWire(feed);
});

function get(path: string): WireAnswer {
  const url = new URL(`https://api.gateio.ws/api/v4/${path}`);
  return wire.answer({ method: 'GET', url, body: '' })!;
}

function rows(path: string): Record<string, unknown>[] {
  const { status, body } = get(`futures/usdt/${path}`);
  expect(status).toBe(200);
  return body as Record<string, unknown>[];
}

describe('pages as the venue cuts them', () => {
  test('candlesticks include both ends of their window, and the bar that forms', () => {
    const open = Math.floor(SECONDS / 60) * 60;
    const bars = rows(`candlesticks?contract=BTC_USDT&interval=1m&from=${open - 120}&to=${open}`);
    expect(bars.map(({ t }) => t)).toEqual([open - 120, open - 60, open]);
    expect(bars[0]).toMatchObject({ v: String((60 * STEADY.quantity) / 0.0001) });
    expect(bars[2]).toMatchObject({ v: String((31 * STEADY.quantity) / 0.0001) });
  });

  test('trades come newest first, and so many ago', () => {
    const newest = rows('trades?contract=BTC_USDT&limit=3');
    const older = rows('trades?contract=BTC_USDT&limit=2&offset=2');
    expect(older[0]).toEqual(newest[2]);
    expect(newest.map(({ create_time }) => create_time)).toEqual([SECONDS, SECONDS - 1, SECONDS - 2]);
  });

  test('of a window that holds more than a page come the newest trades', () => {
    const found = rows(`trades?contract=BTC_USDT&from=${SECONDS - 3_600}&to=${SECONDS}&limit=1000`);
    expect(found).toHaveLength(1_000);
    expect(found[0]).toMatchObject({ create_time_ms: SECONDS });
  });

  test('statistics run a row past the limit, and the newest is an early reading', () => {
    const from = Math.floor(SECONDS / 300) * 300 - 900;
    const found = rows(`contract_stats?contract=BTC_USDT&interval=5m&from=${from}&limit=2`);
    expect(found.map(({ time }) => time)).toEqual([from, from + 300, from + 600]);
    const taken = ({ long_taker_size, short_taker_size }: Record<string, unknown>): number =>
      Number(long_taker_size) + Number(short_taker_size);
    const newest = rows('contract_stats?contract=BTC_USDT&interval=5m&limit=2');
    expect(newest.map(({ time }) => time)).toEqual([from + 600, from + 900]);
    expect(taken(newest[0]!)).toBe((300 * STEADY.quantity) / 0.0001);
    expect(taken(newest[1]!)).toBeLessThan(taken(newest[0]!));
  });

  test('open interest counts both sides, in statistics and tickers', () => {
    const truth = feed.openInterest(60_000, NOW - 600_000, NOW).at(-1)!.quantity;
    expect(rows('tickers?contract=BTC_USDT')[0]).toMatchObject({
      total_size: String(2 * Math.round(truth / 0.0001)),
    });
  });

  test('funding comes newest first', () => {
    const times = rows('funding_rate?contract=BTC_USDT').map(({ t }) => Number(t));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times.length).toBeGreaterThan(0);
  });
});

describe('what the venue refuses', () => {
  const from = (days: number): number => SECONDS - days * 86_400;
  test.each([
    ['contracts/NOPE_USDT', 'CONTRACT_NOT_FOUND', 'contract NOPE_USDT not found'],
    ['trades?contract=ETH_USDT', 'CONTRACT_NOT_FOUND', 'contract ETH_USDT not found'],
    ['trades', 'MISSING_REQUIRED_PARAM', 'Missing required parameter: contract'],
    [
      'trades?contract=BTC_USDT&limit=1001',
      'INVALID_PARAM_VALUE',
      'Invalid request parameter `limit` value: 1001',
    ],
    [
      `candlesticks?contract=BTC_USDT&interval=1m&from=${from(2)}`,
      'INVALID_PARAM_VALUE',
      'Candlestick range too broad. Maximum 2000 data points are allowed per request',
    ],
    [
      `candlesticks?contract=BTC_USDT&interval=1m&from=${from(8)}&to=${from(7)}`,
      'INVALID_PARAM_VALUE',
      'Candlestick too long ago. Maximum 10000 points recently are allowed',
    ],
    [
      'contract_stats?contract=BTC_USDT&limit=2016',
      'INVALID_PARAM_VALUE',
      'Invalid request parameter `limit` value: 2016',
    ],
    [
      `contract_stats?contract=BTC_USDT&from=${from(181)}`,
      'INVALID_PARAM_VALUE',
      'from time exceeds 180-day limit',
    ],
    [
      `funding_rate?contract=BTC_USDT&from=${from(181)}`,
      'INVALID_PARAM_VALUE',
      'from time exceeds 180-day limit',
    ],
    [
      `liq_orders?contract=BTC_USDT&from=${SECONDS - 3_601}&to=${SECONDS}`,
      'INVALID_PARAM_VALUE',
      'range from/to must in 1 hour',
    ],
  ])('%s', (path, label, message) => {
    expect(get(`futures/usdt/${path}`)).toMatchObject({ status: 400, body: { label, message } });
  });

  test('the 201st request of an endpoint in ten seconds, unless limits are lifted', () => {
    const ask = (): WireAnswer => get('futures/usdt/tickers?contract=BTC_USDT');
    const answers = Array.from({ length: 450 }, ask);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toEqual({ label: 'TOO_MANY_REQUESTS', message: 'Request Rate Limit Exceeded' });
    expect(answers[0]!.headers).toMatchObject({ 'x-gate-ratelimit-requests-remain': '199' });
    expect(get('spot/time').status).toBe(200);
    wire = createGateWire(feed, { unlimited: true });
    expect(Array.from({ length: 450 }, ask).every(({ status }) => status === 200)).toBe(true);
  });

  test('a path that is none of the venue is left to others', () => {
    const url = new URL('https://api.gateio.ws/api/v5/futures');
    expect(wire.answer({ method: 'GET', url, body: '' })).toBeUndefined();
    expect(
      wire.connect(
        new URL('wss://fx-ws.gateio.ws/v4/ws/btc'),
        () => undefined,
        () => undefined,
      ),
    ).toBeUndefined();
  });
});

describe('the socket', () => {
  type Frame = Record<string, unknown> & { result?: unknown };

  function dial(): { ask(message: unknown): void; frames: Frame[] } {
    const frames: Frame[] = [];
    const url = new URL('wss://fx-ws.gateio.ws/v4/ws/usdt');
    const session = wire.connect(
      url,
      (text) => frames.push(JSON.parse(text) as Frame),
      () => undefined,
    )!;
    return { ask: (message) => session.receive(JSON.stringify(message)), frames };
  }

  const advance = (seconds: number): void => {
    for (let i = 0; i < seconds * 4; i++) {
      feed.advance(feed.now() + 250, (event) => wire.publish(event));
      wire.tick(feed.now());
    }
  };

  test('confirms, refuses as a whole, and answers pings', () => {
    const { ask, frames } = dial();
    const to = (channel: string, payload: string[]): void =>
      ask({ time: 1, id: 7, channel, event: 'subscribe', payload });
    to('futures.trades', ['BTC_USDT']);
    expect(frames.at(-1)).toMatchObject({ id: 7, channel: 'futures.trades', result: { status: 'success' } });
    to('futures.tickers', ['BTC_USDT', 'NOPE_USDT']);
    expect(frames.at(-1)).toMatchObject({
      error: { code: 2, message: 'unknown currency pair NOPE_USDT' },
      result: { status: 'fail' },
    });
    to('futures.liq_orders', ['BTC_USDT']);
    expect(frames.at(-1)).toMatchObject({ error: { code: 2 } });
    ask({ time: 1, channel: 'futures.ping' });
    expect(frames.at(-1)).toMatchObject({ channel: 'futures.pong', event: '', result: null });
    advance(3);
    expect(frames.slice(4).every(({ channel }) => channel === 'futures.trades')).toBe(true);
    ask({ time: 1, channel: 'futures.trades', event: 'unsubscribe', payload: ['BTC_USDT'] });
    const before = frames.length;
    advance(3);
    expect(frames).toHaveLength(before);
  });

  test('gathers the forced orders of a second, and loses none', () => {
    const { ask, frames } = dial();
    ask({ time: 1, channel: 'futures.public_liquidates', event: 'subscribe', payload: ['!all'] });
    advance(12);
    expect(frames.slice(1).map(({ result }) => result)).toEqual([
      [
        { price: '59700', size: -10_000, time: NOW + 10_000, contract: 'BTC_USDT' },
        { price: '59700', size: -30_000, time: NOW + 10_000, contract: 'BTC_USDT' },
      ],
    ]);
    const past = rows(`liq_orders?contract=BTC_USDT&from=${SECONDS + 10}&to=${SECONDS + 10}`);
    expect(past.map(({ size }) => size).toSorted()).toEqual(['10000', '30000']);
  });

  test('sends no more than twenty forced orders at once', () => {
    const { ask, frames } = dial();
    ask({ time: 1, channel: 'futures.public_liquidates', event: 'subscribe', payload: ['BTC_USDT'] });
    const order = { time: NOW, order: 'BUY' as const, quantity: 0.5, price: 60_500, averagePrice: 60_200 };
    for (let i = 0; i < 45; i++) wire.publish({ kind: 'force-order', order });
    wire.tick(NOW + 1_000);
    expect(frames.slice(1).map(({ result }) => (result as unknown[]).length)).toEqual([20, 20, 5]);
    expect((frames[1]!.result as unknown[])[0]).toMatchObject({ size: 5_000 });
  });
});
