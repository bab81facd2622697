/** The exchange itself, over TLS and sockets: each fault that is ordered really happens, at that venue alone. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { createBinanceWire } from '../binance/wire';
import { createBybitWire } from '../bybit/wire';
import { type Exchange, startExchange } from '../exchange';
import { StreamClient, ask, get } from '../exchange-client';
import { STEADY, steadyFeed } from '../steady-feed';
import { cutJson, halfABody, webPage } from './broken-body';
import { malformed } from './malformed';
import { noAnswer } from './no-answer';
import { redirectTo } from './redirect';
import { tooMany } from './refusal';
import { CALM } from './trade-disturbance';

const BYBIT = 'api.bybit.com';
const TIME = '/fapi/v1/time';
let exchange: Exchange;

beforeAll(async () => {
  const [one, other] = [steadyFeed({ now: Date.now() }), steadyFeed({ now: Date.now() })];
  exchange = await startExchange({
    markets: [
      { feed: one, wire: createBinanceWire(one, { unlimited: true }) },
      { feed: other, wire: createBybitWire(other, { unlimited: true }) },
    ],
  });
});
afterAll(() => exchange.close());

describe('answers', () => {
  const elsewhere = async (): Promise<number> => (await get(exchange, '/v5/market/time', BYBIT)).status;

  test('half a body, and then the line dies', async () => {
    exchange.failNext(TIME, halfABody, 1, 'binance');
    await expect(get(exchange, TIME)).rejects.toThrow('aborted');
    expect((await get(exchange, TIME)).status).toBe(200);
  });

  test('nothing at all, for as long as one waits', async () => {
    exchange.failNext('/', noAnswer, 1, 'binance');
    const waiting = ask(exchange, 'GET', 'fapi.binance.com', TIME, { signal: AbortSignal.timeout(300) });
    expect(await elsewhere()).toBe(200);
    await expect(waiting).rejects.toThrow('aborted');
  });

  test('JSON that ends too soon, a web page, another address, a refusal with its time', async () => {
    exchange.failNext(TIME, (truth) => ({ ...cutJson(truth), headers: {} }));
    expect((await get(exchange, TIME)).text).toMatch(/^\{"serverTime":\d+$/);
    exchange.failNext(TIME, webPage);
    const page = await get(exchange, TIME);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html']);
    exchange.failNext(TIME, redirectTo('https://example.com/'));
    const moved = await get(exchange, TIME);
    expect([moved.status, moved.headers['location']]).toEqual([302, 'https://example.com/']);
    exchange.failNext(TIME, tooMany(9));
    expect((await get(exchange, TIME)).headers['retry-after']).toBe('9');
  });

  test('the truth but for one field', async () => {
    exchange.failNext('/fapi/v1/premiumIndex', malformed(1, 'wrong'));
    const [wrong, right] = [await premium(), await premium()];
    expect(Object.keys(wrong)).toEqual(Object.keys(right));
    const changed = Object.entries(wrong).filter(([, value]) => value === 'wrong');
    expect(changed).toHaveLength(1);
  });

  const premium = async (): Promise<Record<string, unknown>> =>
    (await get(exchange, '/fapi/v1/premiumIndex?symbol=BTCUSDT')).body as Record<string, unknown>;
});

describe('sockets', () => {
  const clients: StreamClient[] = [];
  const open = async (): Promise<StreamClient> => {
    const client = await StreamClient.open(exchange, '/ws/btcusdt@aggTrade');
    clients.push(client);
    return client;
  };
  const closed = ({ socket }: StreamClient): Promise<number> =>
    new Promise((resolve) => socket.once('close', resolve));
  afterEach(() => {
    for (const { socket } of clients.splice(0)) socket.terminate();
    exchange.disturb('binance', CALM);
    exchange.limitSockets('binance', Infinity);
  });

  test('are hung up with a handshake', async () => {
    const end = closed(await open());
    exchange.hangUp('binance');
    expect(await end).toBe(1005);
  });

  test('live only so long where that is limited', async () => {
    exchange.limitSockets('binance', 1_000);
    const begin = Date.now();
    expect(await closed(await open())).toBe(1005);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(1_000);
  });

  test('carry no trade where all are dropped, and each one twice where all are repeated', async () => {
    exchange.disturb('binance', { dropped: 1 });
    const client = await open();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(client.messages).toEqual([]);
    exchange.disturb('binance', { repeated: 1 });
    await expect.poll(() => client.messages.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(2);
    expect(client.messages[1]).toEqual(client.messages[0]);
  });

  test('carry every second trade before the first where all are swapped', async () => {
    exchange.disturb('binance', { reordered: 1 });
    const client = await open();
    await expect.poll(() => client.messages.length, { timeout: 6_000 }).toBeGreaterThanOrEqual(2);
    const [first, second] = client.messages as { a: number }[];
    expect(second!.a).toBe(first!.a - 1);
  });
});

test('the clock of one venue goes ahead, and the other venue’s does not', async () => {
  const ahead = 10 * 60_000;
  exchange.skew('bybit', ahead);
  const off = async (): Promise<number> => {
    const { body } = await get(exchange, '/v5/market/time', BYBIT);
    return Number((body as { time: number }).time) - Date.now();
  };
  await expect.poll(off, { timeout: 5_000 }).toBeGreaterThan(ahead - 2 * STEADY.tradeEvery);
  const { body } = await get(exchange, TIME);
  expect(Math.abs((body as { serverTime: number }).serverTime - Date.now())).toBeLessThan(2_000);
});
