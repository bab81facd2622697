import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { RECORDED_DATA } from '../../replay/recorded-data';
import { type Exchange, startExchange } from '../exchange';
import { StreamClient, get } from '../exchange-client';
import { steadyFeed } from '../steady-feed';
import { shapeDifferences } from '../wire-shape';
import { REST_EXAMPLES, STREAM_EXAMPLES } from './wire-examples';

const RECORDED = `${RECORDED_DATA}/wire/jkorf/Binance.Net`;
const RAW = `${RECORDED_DATA}/trades/usdm_btcusdt_20240808.gz`;
const hasRecorded = existsSync(RECORDED);

const REST: Readonly<Record<string, { query: string; file?: string }>> = {
  '/fapi/v1/time': { query: '', file: 'GetServerTime' },
  '/fapi/v1/exchangeInfo': { query: '', file: 'GetExchangeInfo' },
  '/fapi/v1/klines': { query: 'interval=1m&limit=3', file: 'GetKlines' },
  '/fapi/v1/markPriceKlines': { query: 'interval=1m&limit=3', file: 'GetMarkPriceKlines' },
  '/fapi/v1/aggTrades': { query: 'limit=3', file: 'GetAggregatedTradeHistory' },
  '/fapi/v1/trades': { query: 'limit=3', file: 'GetRecentTrades' },
  '/fapi/v1/openInterest': { query: '', file: 'GetOpenInterest' },
  '/fapi/v1/premiumIndex': { query: '', file: 'GetMarkPrice' },
  '/fapi/v1/fundingRate': { query: '', file: 'GetFundingRates' },
  '/fapi/v1/fundingInfo': { query: '', file: 'GetFundingInfo' },
  '/fapi/v1/depth': { query: 'limit=5', file: 'GetOrderBook' },
  '/fapi/v1/ticker/24hr': { query: '', file: 'GetTicker' },
  '/futures/data/openInterestHist': { query: 'period=5m', file: 'GetOpenInterestHistory' },
};

const STREAMS: Readonly<Record<string, string | undefined>> = {
  aggTrade: 'AggTrades',
  trade: undefined,
  'markPrice@1s': 'MarkPrice',
  forceOrder: 'Liquidations',
  kline_1m: 'Klines',
  'depth@100ms': 'Book',
  'depth5@100ms': 'PartialBook',
};

/** Where the live venue differs from the recorded example, which was taken from its documentation. */
const KNOWN = [
  // ccxt's recorded answer and the live one have a number.
  '.timestamp: expected number as string, got number',
  // ccxt's recorded answer has a string; so has the live one.
  '.multiplierDecimal: expected number, got number as string',
  '.autoAssetExchange: expected number, got number as string',
  // Fields younger than the example.
  '$.futuresType: surplus',
  '.maxMoveOrderLimit: surplus',
];

let exchange: Exchange;
let client: StreamClient;

beforeAll(async () => {
  // The market starts ten hours back, so that the record holds a funding.
  exchange = await startExchange({ feed: steadyFeed({ now: Date.now(), hours: 10 }) });
  client = await StreamClient.open(exchange, '/stream');
  client.ask(
    'SUBSCRIBE',
    Object.keys(STREAMS).map((name) => `btcusdt@${name}`),
    7,
  );
});

afterAll(async () => {
  client.socket.terminate();
  await exchange.close();
});

async function answer(path: string): Promise<unknown> {
  const { status, body } = await get(exchange, `${path}?symbol=BTCUSDT&${REST[path]?.query ?? ''}`);
  expect(status).toBe(200);
  return body;
}

async function event(name: string): Promise<unknown> {
  return (await client.first(({ stream }) => stream === `btcusdt@${name}`, 20_000))['data'];
}

describe('answers have the shape of the hand-written examples', () => {
  test.each(Object.entries(REST_EXAMPLES))('%s', async (path, example) => {
    expect(shapeDifferences(example, await answer(path))).toEqual([]);
  });

  test.each(Object.entries(STREAM_EXAMPLES))('%s', async (name, example) => {
    expect(shapeDifferences(example, await event(name))).toEqual([]);
  });

  test('the reply to SUBSCRIBE has a null result and the id that was sent', async () => {
    expect(await client.first(({ id }) => id === 7)).toEqual({ result: null, id: 7 });
  });
});

describe.skipIf(!hasRecorded)(
  `answers have the shape of the recorded ones (skipped where ${RECORDED} is absent)`,
  () => {
    test.each(Object.entries(REST))('%s', async (path, { file }) => {
      const [method, recordedPath, , ...json] = readRecorded(
        `Endpoints/UsdFutures/ExchangeData/${file}.txt`,
      ).split(/\r?\n/);
      expect([method, recordedPath]).toEqual(['GET', path]);
      expect(unexpected(JSON.parse(json.join('\n')), await answer(path))).toEqual([]);
    });

    test.each(Object.entries(STREAMS).filter(([, file]) => file))('%s', async (name, file) => {
      const [, reply = '', update = ''] = readRecorded(`Subscriptions/UsdFutures/${file}.txt`).split(
        /^[<=]/m,
      );
      expect(unexpected(JSON.parse(reply.replaceAll('|', '')), { result: null, id: 7 })).toEqual([]);
      const recorded = JSON.parse(update) as { data: unknown };
      expect(unexpected(recorded.data, await event(name))).toEqual([]);
    });
  },
);

describe.skipIf(!existsSync(RAW))(
  `events have the shape of the raw capture (skipped where ${RAW} is absent)`,
  () => {
    const captured = (): Record<string, unknown>[] =>
      gunzipSync(readFileSync(RAW))
        .toString()
        .split('\n', 2_000)
        .map((line) => JSON.parse(line.slice(line.indexOf(' '))) as Record<string, unknown>);

    test('trade, with a number of decimals that is the same', async () => {
      const example = captured().find(({ stream }) => stream === 'btcusdt@trade')?.['data'] as Record<
        string,
        string
      >;
      const got = (await event('trade')) as Record<string, string>;
      expect(shapeDifferences(example, got)).toEqual([]);
      expect(['p', 'q'].map((key) => decimals(got[key]))).toEqual(
        ['p', 'q'].map((key) => decimals(example[key])),
      );
    });

    test('depthUpdate and the book of REST', async () => {
      const lines = captured();
      const change = lines.find(({ stream }) => stream === 'btcusdt@depth@0ms');
      expect(shapeDifferences(change?.['data'], await event('depth@100ms'))).toEqual([]);
      expect(
        shapeDifferences(
          lines.find((line) => 'lastUpdateId' in line),
          await answer('/fapi/v1/depth'),
        ),
      ).toEqual([]);
    });
  },
);

function readRecorded(path: string): string {
  return readFileSync(`${RECORDED}/${path}`, 'utf8');
}

function unexpected(example: unknown, got: unknown): string[] {
  return shapeDifferences(example, got).filter(
    (difference) => !KNOWN.some((known) => difference.endsWith(known)),
  );
}

function decimals(text = ''): number {
  return text.split('.')[1]?.length ?? 0;
}
