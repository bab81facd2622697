import { existsSync, readFileSync } from 'node:fs';

import { pro } from 'ccxt';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { RECORDED_DATA } from '../../replay/recorded-data';
import type { MarketFeed } from '../market-feed';
import { STEADY, steadyFeed } from '../steady-feed';
import type { VenueWire } from '../venue-wire';
import { shapeDifferences } from '../wire-shape';
import { CHANNEL_EXAMPLES, REST_EXAMPLES } from './wire-examples';
import { createOkxWire } from './wire';

const SYMBOL = 'BTC-USDT-SWAP';
const RECORDED = `${RECORDED_DATA}/wire/jkorf/OKX.Net`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let feed: MarketFeed;
let wire: VenueWire;

beforeEach(() => {
  feed = steadyFeed({ now: Date.now(), hours: 10 });
  wire = createOkxWire(feed, { unlimited: true });
});

interface Envelope {
  readonly code: string;
  readonly msg: string;
  readonly data: unknown[];
}

function get(path: string, query = ''): { status: number; body: Envelope } {
  const url = new URL(`https://www.okx.com/api/v5/${path}?${query}`);
  const { status, body } = wire.answer({ method: 'GET', url, body: '' })!;
  return { status, body: body as Envelope };
}

function data(path: string, query = ''): unknown[] {
  const { body } = get(path, `instId=${SYMBOL}&${query}`);
  expect(body).toMatchObject({ code: '0', msg: '' });
  return body.data;
}

const stamps = (rows: unknown[]): number[] => (rows as string[][]).map(([ts]) => Number(ts));

describe('answers have the shape of the hand-written examples', () => {
  test.each(Object.entries(REST_EXAMPLES))('%s', (path, [query, example]) => {
    expect(shapeDifferences(example, data(path, query))).toEqual([]);
  });

  test.each(Object.entries(CHANNEL_EXAMPLES))('the channel %s', (channel, example) => {
    const { messages } = subscribe(channel);
    advance(20_000);
    const frame = messages.find(({ data: rows }) => rows !== undefined);
    expect(frame?.['arg']).toMatchObject({ channel });
    expect(shapeDifferences(example, frame?.['data'])).toEqual([]);
  });
});

describe.skipIf(!existsSync(RECORDED))(
  `answers have the fields of the recorded ones (skipped where ${RECORDED} is absent)`,
  () => {
    /** Younger than the recording. */
    const KNOWN = ['surplus'];
    test.each([
      ['GetServerTime', 'public/time'],
      ['GetKlines', 'market/candles'],
      ['GetMarkPriceKlines', 'market/mark-price-candles'],
      ['GetRecentTrades', 'market/trades'],
      ['GetTradeHistory', 'market/history-trades'],
      ['GetOrderBook', 'market/books'],
      ['GetMarkPrices', 'public/mark-price'],
      ['GetOpenInterests', 'public/open-interest'],
      ['GetFundingRates', 'public/funding-rate'],
      ['GetFundingRateHistory', 'public/funding-rate-history'],
    ])('%s', (file, path) => {
      const text = readFileSync(`${RECORDED}/Endpoints/UnifiedApi/ExchangeData/${file}.txt`, 'utf8');
      const [method, recordedPath, , ...json] = text.split(/\r?\n/);
      expect([method, recordedPath]).toEqual(['GET', `/api/v5/${path}`]);
      const recorded = JSON.parse(json.join('\n')) as Envelope;
      const got = data(path, REST_EXAMPLES[path]![0]);
      const different = shapeDifferences(recorded.data, got);
      expect(different.filter((difference) => !KNOWN.some((known) => difference.endsWith(known)))).toEqual(
        [],
      );
    });
  },
);

describe('paging', () => {
  test('is newest first, without the stamps that were named', () => {
    const now = Math.floor(feed.now() / MINUTE) * MINUTE;
    const rows = data('market/candles', `before=${now - 5 * MINUTE}&after=${now}`);
    expect(stamps(rows)).toEqual([1, 2, 3, 4].map((ago) => now - ago * MINUTE));
  });

  test('gives the newest of what was asked for, at most the cap', () => {
    const now = Math.floor(feed.now() / MINUTE) * MINUTE;
    const rows = data('market/candles', `before=${now - 9 * HOUR}&after=${now}&limit=900`);
    expect(rows).toHaveLength(300);
    expect(stamps(rows)[0]).toBe(now - MINUTE);
    expect(data('market/mark-price-candles', 'limit=900')).toHaveLength(100);
  });

  test('the newest candle is not confirmed, and the history has none such', () => {
    expect((data('market/candles', 'limit=1')[0] as string[]).at(-1)).toBe('0');
    expect((data('market/history-candles', 'limit=1')[0] as string[]).at(-1)).toBe('1');
  });

  test('trades by id lie between the two; by time before the instant', () => {
    const ids = (rows: unknown[]): number[] =>
      (rows as { tradeId: string }[]).map(({ tradeId }) => Number(tradeId));
    expect(ids(data('market/history-trades', 'before=100&after=104'))).toEqual([103, 102, 101]);
    const newest = ids(data('market/trades', 'limit=2'))[0]!;
    expect(ids(data('market/history-trades', `before=${newest - 500}`))).toHaveLength(100);
    const [before] = data('market/history-trades', `type=2&after=${feed.now() - HOUR}&limit=1`);
    expect(Number((before as { ts: string }).ts)).toBeLessThan(feed.now() - HOUR);
    expect(Number((before as { ts: string }).ts)).toBeGreaterThanOrEqual(feed.now() - HOUR - 1_001);
  });
});

describe('quantities', () => {
  test('count contracts of 0.01 BTC beside the coins, and nothing is lost by rounding', () => {
    const [row] = data('market/history-candles', 'bar=5m&limit=1') as string[][];
    expect(row!.slice(5, 7)).toEqual([String(300 * STEADY.quantity * 100), String(300 * STEADY.quantity)]);
    const [taken] = data('rubik/stat/taker-volume-contract', 'period=5m&unit=0&limit=2').slice(
      1,
    ) as string[][];
    expect(Number(taken![1]) + Number(taken![2])).toBe(300 * STEADY.quantity);
    const [trade] = data('market/trades', 'limit=1') as { sz: string }[];
    expect(trade!.sz).toBe('50');
  });
});

describe('errors', () => {
  test.each([
    ['market/candles', 'instId=ETH-USDT-SWAP', 200, '51001'],
    ['market/candles', '', 400, '50014'],
    ['market/candles', `instId=${SYMBOL}&bar=7m`, 400, '51000'],
    ['market/index-tickers', 'instId=ETH-USDT', 200, '51001'],
    ['public/liquidation-orders', 'instType=SWAP', 400, '50015'],
    ['public/position-tiers', 'instType=SWAP&tdMode=cross', 400, '50014'],
    ['rubik/stat/taker-volume-contract', `instId=${SYMBOL}&period=1m`, 400, '51000'],
  ])('%s?%s is answered with status %d and code %s', (path, query, status, code) => {
    const answered = get(path, query);
    expect(answered.status).toBe(status);
    expect(answered.body).toMatchObject({ code, data: [] });
  });

  test('a path that the venue does not have is none of its', () => {
    const url = new URL('https://www.okx.com/api/v5/market/nothing');
    expect(wire.answer({ method: 'GET', url, body: '' })).toBeUndefined();
  });

  test('each endpoint has a limit of its own, over two seconds', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    wire = createOkxWire(feed);
    for (let i = 0; i < 10; i++) expect(get('public/time').status).toBe(200);
    expect(get('public/time')).toMatchObject({ status: 429, body: { code: '50011' } });
    expect(get('market/trades', `instId=${SYMBOL}`).status).toBe(200);
    vi.advanceTimersByTime(2_000);
    expect(get('public/time').status).toBe(200);
    vi.useRealTimers();
  });
});

type Message = Readonly<Record<string, unknown>>;

function open(access: string): {
  messages: Message[];
  texts: string[];
  closed: () => boolean;
  ask: (text: string) => void;
} {
  const texts: string[] = [];
  const messages: Message[] = [];
  let closed = false;
  const session = wire.connect(
    new URL(`wss://ws.okx.com:8443/ws/v5/${access}`),
    (text) => {
      texts.push(text);
      if (text.startsWith('{')) messages.push(JSON.parse(text) as Message);
    },
    () => (closed = true),
  )!;
  return { messages, texts, closed: () => closed, ask: (text) => session.receive(text) };
}

function subscribe(channel: string): ReturnType<typeof open> {
  const socket = open(channel === 'trades-all' ? 'business' : 'public');
  const instId = channel === 'index-tickers' ? 'BTC-USDT' : SYMBOL;
  const arg = channel === 'liquidation-orders' ? { channel, instType: 'SWAP' } : { channel, instId };
  socket.ask(JSON.stringify({ id: '7', op: 'subscribe', args: [arg] }));
  return socket;
}

function advance(time: number): void {
  feed.advance(feed.now() + time, (event) => wire.publish(event));
  wire.tick(feed.now());
}

describe('sockets', () => {
  test('confirm each channel, echo the id, and answer the text ping', () => {
    const { messages, texts, ask } = subscribe('mark-price');
    expect(messages[0]).toEqual({
      id: '7',
      event: 'subscribe',
      arg: { channel: 'mark-price', instId: SYMBOL },
      connId: 'a4d3ae55',
    });
    ask('ping');
    expect(texts.at(-1)).toBe('pong');
  });

  test('refuse a channel at the wrong address, one that does not exist, and what is no request', () => {
    const { messages, ask } = open('public');
    ask(JSON.stringify({ op: 'subscribe', args: [{ channel: 'trades-all', instId: SYMBOL }] }));
    ask(JSON.stringify({ op: 'subscribe', args: [{ channel: 'trades', instId: 'NOPE' }] }));
    ask('{"op":"subscribe"}');
    expect(messages.map(({ event, code }) => [event, code])).toEqual([
      ['error', '60018'],
      ['error', '60018'],
      ['error', '60012'],
    ]);
  });

  test('carry only what was asked for, until it is asked for no more', () => {
    const { messages, ask } = subscribe('trades-all');
    advance(3_000);
    const trades = messages.filter(({ data: rows }) => rows !== undefined);
    expect(trades).toHaveLength(3);
    ask(JSON.stringify({ op: 'unsubscribe', args: [{ channel: 'trades-all', instId: SYMBOL }] }));
    const before = messages.length;
    advance(3_000);
    expect(messages).toHaveLength(before);
  });

  test('forced orders of an instant come in one frame, all of them', () => {
    const { messages } = subscribe('liquidation-orders');
    advance(10_000);
    const [frame] = messages.slice(1) as { data: { details: { sz: string; side: string }[] }[] }[];
    expect(frame!.data[0]!.details.map(({ sz, side }) => [sz, side])).toEqual([
      ['100', 'sell'],
      ['300', 'sell'],
    ]);
  });

  test('are closed after half a minute without a word', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const silent = open('public');
    const alive = open('public');
    vi.advanceTimersByTime(20_000);
    alive.ask('ping');
    vi.advanceTimersByTime(15_000);
    wire.tick(feed.now());
    expect([silent.closed(), alive.closed()]).toEqual([true, false]);
    vi.useRealTimers();
  });

  test('there are two: public and business', () => {
    expect(
      wire.connect(
        new URL('wss://ws.okx.com:8443/ws/v5/private'),
        () => undefined,
        () => undefined,
      ),
    ).toBeUndefined();
  });
});

describe('ccxt reads the local exchange as it reads the venue', () => {
  const venue = new pro.okx({
    fetchImplementation: (address: string) => {
      const { status, body } = wire.answer({ method: 'GET', url: new URL(address), body: '' })!;
      const headers = { 'content-type': 'application/json' };
      return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
    },
    options: { fetchMarkets: { types: ['swap'] } },
  });
  venue.has['fetchCurrencies'] = false;
  const UNIFIED = 'BTC/USDT:USDT';

  test('market, bars, trades, open interest, funding, tiers, the lean of the accounts', async () => {
    await venue.loadMarkets();
    expect(venue.market(UNIFIED)).toMatchObject({ id: SYMBOL, linear: true, contractSize: 0.01 });
    expect(venue.market('BTC/USD:BTC')).toMatchObject({ inverse: true, contractSize: 100 });
    const bars = await venue.fetchOHLCV(UNIFIED, '5m', undefined, 3);
    expect(bars[0]![5]).toBe(300 * STEADY.quantity);
    expect((await venue.fetchTrades(UNIFIED, undefined, 3))[0]).toMatchObject({ amount: 50 });
    expect((await venue.fetchOpenInterest(UNIFIED)).openInterestAmount).toBeGreaterThan(8_000_000);
    expect(await venue.fetchFundingRate(UNIFIED)).toMatchObject({ fundingRate: 0.0001 });
    expect((await venue.fetchFundingRateHistory(UNIFIED))[0]).toMatchObject({ fundingRate: 0.0001 });
    expect((await venue.fetchMarketLeverageTiers(UNIFIED))[1]).toMatchObject({
      maintenanceMarginRate: 0.005,
    });
    const [lean] = await venue.fetchLongShortRatioHistory(UNIFIED, '5m', undefined, 1);
    expect(lean).toMatchObject({ longShortRatio: 1.25 });
    await expect(venue.fetchOpenInterest('ETH/USDT:USDT')).rejects.toThrow('51001');
  });
});
