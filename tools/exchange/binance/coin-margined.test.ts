/** The shapes of COIN-M's answers and frames are those of the venue's documents, and its own client reads them. */
import { describe, expect, test } from 'vitest';

import * as documented from '../../../lib/venues/binance/coin-margined/wire-samples';
import { inverseFeed } from '../../market/inverse-feed';
import { steadyFeed } from '../steady-feed';
import type { WireAnswer } from '../venue-wire';
import { shapeDifferences } from '../wire-shape';
import { createBinanceWire } from './wire';

const NOW = Date.UTC(2026, 5, 12, 10, 30);
const DAY = 86_400_000;
const COIN_M = 'https://dapi.binance.com';
const PERPETUAL = 'symbol=BTCUSD_PERP';

function served() {
  const feed = steadyFeed({ now: NOW, hours: 10 });
  const inverse = inverseFeed(steadyFeed({ now: NOW, hours: 10 }), 100);
  const wire = createBinanceWire(feed, { inverse });
  const get = (address: string): WireAnswer => {
    return wire.answer({ method: 'GET', url: new URL(address), body: '' })!;
  };
  return { feed, inverse, wire, get };
}

describe('COIN-M answers as it is documented', () => {
  test.each([
    ['dapi/v1/klines', `${PERPETUAL}&interval=1m&limit=3`, [documented.kline()]],
    ['dapi/v1/markPriceKlines', `${PERPETUAL}&interval=1m&limit=3`, [documented.markKline(0)]],
    ['dapi/v1/premiumIndex', PERPETUAL, documented.premiumIndex()],
    ['dapi/v1/openInterest', PERPETUAL, documented.openInterest()],
    ['dapi/v1/aggTrades', `${PERPETUAL}&limit=3`, [documented.aggTrade()]],
    ['dapi/v1/depth', `${PERPETUAL}&limit=5`, documented.depth()],
    [
      'futures/data/openInterestHist',
      'pair=BTCUSD&contractType=PERPETUAL&period=5m',
      [documented.openInterestRow(0)],
    ],
  ])('%s', (path, query, example) => {
    const { status, body } = served().get(`${COIN_M}/${path}?${query}`);
    expect(status).toBe(200);
    // Prices of the examples have one decimal: all are text.
    expect(shapeDifferences(JSON.parse(JSON.stringify(example)), body)).toEqual([]);
  });

  test('exchangeInfo has every field of a contract that is read, and no status by the other product’s name', () => {
    const { symbols } = served().get(`${COIN_M}/dapi/v1/exchangeInfo`).body as { symbols: object[] };
    const [example] = documented.exchangeInfo().symbols;
    const { filters: _, ...fields } = example!;
    expect(symbols[0]).toMatchObject(fields);
    expect(symbols[0]).not.toHaveProperty('status');
  });

  test('frames name the contract; a forced order its pair, too', () => {
    const { inverse, wire } = served();
    const frames: Record<string, unknown>[] = [];
    const streams = ['aggTrade', 'markPrice@1s', 'forceOrder'].map((name) => `btcusd_perp@${name}`);
    const url = new URL(`wss://dstream.binance.com/ws/${streams.join('/')}`);
    wire.connect(
      url,
      (text) => frames.push(JSON.parse(text) as Record<string, unknown>),
      () => undefined,
    );
    for (let time = NOW; time < NOW + 12_000; time += 1_000) {
      inverse.advance(time, (event) => wire.publish(event, inverse));
      wire.tick(time);
    }
    for (const example of [documented.tradeFrame(), documented.markFrame(), documented.forceOrder()]) {
      const frame = frames.find(({ e }) => e === example.e);
      expect(shapeDifferences(example, frame)).toEqual([]);
    }
  });
});

describe('of its own ways', () => {
  test('a quantity is whole contracts of 100 USD, and a bar has its coins in the quote’s column', () => {
    const { feed, get } = served();
    const asked = `interval=1m&startTime=${NOW - 120_000}&endTime=${NOW - 60_001}`;
    const [bar] = get(`${COIN_M}/dapi/v1/klines?${PERPETUAL}&${asked}`).body as string[][];
    const [linear] = feed.bars(60_000, NOW - 120_000, NOW - 120_000);
    expect(Number(bar![7])).toBeCloseTo(linear!.volume, 8);
    expect(Number(bar![5])).toBe(Math.round(linear!.quoteVolume / 100));
    const [trade] = get(`${COIN_M}/dapi/v1/aggTrades?${PERPETUAL}&limit=1`).body as {
      p: string;
      q: string;
    }[];
    expect(Number(trade!.q)).toBe(Math.round((0.5 * Number(trade!.p)) / 100));
  });

  test('of a range with more bars than the limit the newest come, and of one of over 200 days none', () => {
    const { get } = served();
    const klines = `${COIN_M}/dapi/v1/klines?${PERPETUAL}&interval=1m&limit=2&endTime=${NOW - 1}`;
    const bars = get(`${klines}&startTime=${NOW - 600_000}`).body as number[][];
    expect(bars.map(([time]) => time)).toEqual([NOW - 120_000, NOW - 60_000]);
    expect(get(`${klines}&startTime=${NOW - 201 * DAY}`).status).toBe(400);
  });

  test('each product answers at its own host, about its own contract, with a budget of its own', () => {
    const { get } = served();
    expect(get(`${COIN_M}/fapi/v1/time`)).toBeUndefined();
    expect(get(`https://fapi.binance.com/dapi/v1/time`)).toBeUndefined();
    expect(get(`${COIN_M}/dapi/v1/openInterest?symbol=BTCUSDT`).body).toMatchObject({ code: -1121 });
    const history = 'futures/data/openInterestHist?period=5m';
    expect(get(`${COIN_M}/${history}&pair=ETHUSD&contractType=PERPETUAL`).status).toBe(400);
    expect(get(`https://fapi.binance.com/${history}&symbol=BTCUSDT`).status).toBe(200);
    const used = (address: string): unknown => get(address).headers?.['x-mbx-used-weight-1m'];
    used(`${COIN_M}/dapi/v1/time`);
    expect(used('https://fapi.binance.com/fapi/v1/time')).toBe('1');
  });
});
