import { existsSync, readFileSync } from 'node:fs';

import { beforeAll, describe, expect, test } from 'vitest';

import { RECORDED_DATA } from '../../replay/recorded-data';
import type { MarketFeed } from '../market-feed';
import { steadyFeed } from '../steady-feed';
import type { VenueWire } from '../venue-wire';
import { shapeDifferences } from '../wire-shape';
import { createGateWire } from './wire';
import { REST_EXAMPLES, STREAM_EXAMPLES } from './wire-examples';

const RECORDED = `${RECORDED_DATA}/wire/jkorf/GateIo.Net`;
const NOW = Date.UTC(2026, 8, 25, 12, 4, 30);

const PATHS: Readonly<Record<string, string>> = {
  'spot/time': 'spot/time',
  candlesticks: 'futures/usdt/candlesticks?contract=BTC_USDT&interval=1m&limit=3',
  'mark candlesticks': 'futures/usdt/candlesticks?contract=mark_BTC_USDT&interval=1m&limit=3',
  trades: 'futures/usdt/trades?contract=BTC_USDT&limit=3',
  tickers: 'futures/usdt/tickers?contract=BTC_USDT',
  contract_stats: 'futures/usdt/contract_stats?contract=BTC_USDT&interval=5m&limit=3',
  funding_rate: 'futures/usdt/funding_rate?contract=BTC_USDT',
  order_book: 'futures/usdt/order_book?contract=BTC_USDT&limit=3',
  'order_book with id': 'futures/usdt/order_book?contract=BTC_USDT&limit=3&with_id=true',
  liq_orders: 'futures/usdt/liq_orders?contract=BTC_USDT',
  risk_limit_tiers: 'futures/usdt/risk_limit_tiers?contract=BTC_USDT',
  contracts: 'futures/usdt/contracts',
  contract: 'futures/usdt/contracts/BTC_USDT',
};

const FILES: Readonly<Record<string, string>> = {
  candlesticks: 'GetKlines',
  trades: 'GetTrades',
  tickers: 'GetTickers',
  contract_stats: 'GetContractStats',
  funding_rate: 'GetFundingRateHistory',
  'order_book with id': 'GetOrderBook',
  liq_orders: 'GetLiquidations',
  risk_limit_tiers: 'GetRiskLimitTiers',
  contracts: 'GetContracts',
  contract: 'GetContract',
};

/**
 * Where the venue's answers of 2026 differ from the older examples: sizes are text for who asks for decimals, and fields
 * were added or given up since.
 */
const KNOWN = [
  /\.(v|size|s|left|long_liq_size|short_liq_size|open_interest|order_size_min|order_size_max|trade_size|position_size): expected number, got number as string$/,
  /\.mark_price: expected number as string, got number$/,
  /\.volume_24h_(btc|usd): missing$/,
  /: surplus$/,
];

const STREAM_FILES: Readonly<Record<string, string>> = {
  'futures.trades': 'SubscribeToTradeUpdates',
  'futures.tickers': 'SubscribeToTickerUpdates',
};

/** A socket without `X-Gate-Size-Decimal`, as a browser's is, and no internal trade. */
const KNOWN_OF_STREAMS = [
  /\.size: expected number as string, got number$/,
  /\.is_internal: missing$/,
  /\.volume_24h_(btc|usd): missing$/,
  /: surplus$/,
];

let feed: MarketFeed;
let wire: VenueWire;
const frames: Record<string, unknown>[] = [];

beforeAll(() => {
  feed = steadyFeed({ now: NOW, hours: 10 });
  wire = createGateWire(feed);
  const url = new URL('wss://fx-ws.gateio.ws/v4/ws/usdt');
  const session = wire.connect(
    url,
    (text) => frames.push(JSON.parse(text) as Record<string, unknown>),
    () => undefined,
  )!;
  for (const channel of Object.keys(STREAM_EXAMPLES)) {
    session.receive(
      JSON.stringify({ time: 1, id: -999, channel, event: 'subscribe', payload: ['BTC_USDT'] }),
    );
  }
  for (let time = NOW; time <= NOW + 12_000; time += 250) {
    feed.advance(time, (event) => wire.publish(event));
    wire.tick(time);
  }
});

function answer(name: string): unknown {
  const url = new URL(`https://api.gateio.ws/api/v4/${PATHS[name]}`);
  const { status, body } = wire.answer({ method: 'GET', url, body: '' })!;
  expect(status).toBe(200);
  return JSON.parse(JSON.stringify(body));
}

function frameOf(channel: string, event: string): unknown {
  return frames.find((frame) => frame['channel'] === channel && frame['event'] === event);
}

function unexpected(example: unknown, got: unknown, known: readonly RegExp[]): string[] {
  return shapeDifferences(example, got).filter((difference) => !known.some((one) => one.test(difference)));
}

describe('answers have the shape of the hand-written examples', () => {
  test.each(Object.entries(REST_EXAMPLES))('%s', (name, example) => {
    expect(shapeDifferences(example, answer(name))).toEqual([]);
  });

  test.each(Object.entries(STREAM_EXAMPLES))('%s', (channel, example) => {
    expect(shapeDifferences(example, frameOf(channel, 'update'))).toEqual([]);
  });
});

describe.skipIf(!existsSync(RECORDED))(
  `answers have the shape of the recorded ones (skipped where ${RECORDED} is absent)`,
  () => {
    test.each(Object.entries(FILES))('%s', (name, file) => {
      const [method, path, , ...json] = recorded(`Endpoints/PerpetualFutures/ExchangeData/${file}.txt`).split(
        '\n',
      );
      const asked = `/api/v4/${PATHS[name]?.split('?')[0]}`;
      expect([method, path?.replace('ETH_USDT', 'BTC_USDT')]).toEqual(['GET', asked]);
      expect(unexpected(JSON.parse(json.join('\n')), answer(name), KNOWN)).toEqual([]);
    });

    test.each(Object.entries(STREAM_FILES))('%s', (channel, file) => {
      const [, reply = '', update = ''] = recorded(`Subscriptions/Futures/${file}.txt`).split(/^[<=]/m);
      // The example writes its second as text; the venue's documents and its recordings have a number.
      const confirmation = { ...(JSON.parse(reply) as object), time: 1 };
      expect(unexpected(confirmation, frameOf(channel, 'subscribe'), [])).toEqual([]);
      expect(unexpected(JSON.parse(update), frameOf(channel, 'update'), KNOWN_OF_STREAMS)).toEqual([]);
    });
  },
);

function recorded(path: string): string {
  return readFileSync(`${RECORDED}/${path}`, 'utf8');
}
