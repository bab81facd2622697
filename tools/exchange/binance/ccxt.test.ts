import { pro } from 'ccxt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Exchange, startExchange } from '../exchange';
import { loopbackAgent, loopbackFetch } from '../exchange-client';
import { STEADY, steadyFeed } from '../steady-feed';

const SYMBOL = 'BTC/USDT:USDT';
const MINUTE = 60_000;

let exchange: Exchange;
let venue: InstanceType<typeof pro.binanceusdm>;

beforeAll(async () => {
  exchange = await startExchange({ feed: steadyFeed({ now: Date.now() }) });
  venue = new pro.binanceusdm({
    agent: loopbackAgent(exchange),
    fetchImplementation: loopbackFetch(exchange),
    options: { fetchMarkets: { types: ['linear'] } },
  });
  venue.has['fetchCurrencies'] = false;
  venue.urls = JSON.parse(
    JSON.stringify(venue.urls).replaceAll('binance.com', `binance.com:${exchange.port}`),
  ) as typeof venue.urls;
  await venue.loadMarkets();
});

afterAll(async () => {
  await venue.close();
  await exchange.close();
});

describe('ccxt reads the local exchange as it reads the venue', () => {
  test('the market', () => {
    expect(venue.market(SYMBOL)).toMatchObject({
      id: 'BTCUSDT',
      linear: true,
      active: true,
      precision: { price: 0.1, amount: 0.001 },
    });
  });

  test('bars, with the taker split of the implicit call', async () => {
    const bars = await venue.fetchOHLCV(SYMBOL, '1m', undefined, 10);
    expect(bars).toHaveLength(10);
    expect(bars[0]?.[5]).toBe(60 * STEADY.quantity);
    const raw = (await venue['fapiPublicGetKlines']({
      symbol: 'BTCUSDT',
      interval: '1m',
      limit: 2,
    })) as string[][];
    expect(Number(raw[0]?.[9])).toBe(30 * STEADY.quantity);
  });

  test('trades, open interest, funding and the mark', async () => {
    const trades = await venue.fetchTrades(SYMBOL, undefined, 5);
    expect(trades.map(({ amount }) => amount)).toEqual(Array(5).fill(STEADY.quantity));
    const history = await venue.fetchOpenInterestHistory(SYMBOL, '5m', undefined, 3);
    expect(
      history.map(({ openInterestAmount }) => openInterestAmount ?? 0).every((amount) => amount >= 80_000),
    ).toBe(true);
    const now = await venue.fetchOpenInterest(SYMBOL);
    expect(now.openInterestAmount).toBeGreaterThan(80_000);
    const rate = await venue.fetchFundingRate(SYMBOL);
    expect(rate).toMatchObject({ fundingRate: 0.0001, symbol: SYMBOL });
    const marks = await venue.fetchMarkOHLCV(SYMBOL, '1m', undefined, 2);
    expect(marks[0]?.[0]).toBe(Math.floor((marks[0]?.[0] ?? 1) / MINUTE) * MINUTE);
    expect((await venue.fetchTicker(SYMBOL)).last).toBeGreaterThanOrEqual(STEADY.base);
  });

  test('the venue error of a wrong limit', async () => {
    await expect(
      venue['fapiPublicGetKlines']({ symbol: 'BTCUSDT', interval: '1m', limit: 1501 }),
    ).rejects.toThrow('-1130');
  });

  test('streamed trades, mark price, bars, forced orders and the book', async () => {
    const [trades, aggregated, mark, bars, forced, book] = await Promise.all([
      venue.watchTrades(SYMBOL),
      venue.watchTrades(SYMBOL, undefined, undefined, { name: 'aggTrade' }),
      venue.watchMarkPrice(SYMBOL),
      venue.watchOHLCV(SYMBOL, '1m'),
      venue.watchLiquidations(SYMBOL),
      venue.watchOrderBook(SYMBOL),
    ]);
    expect(trades[0]).toMatchObject({ symbol: SYMBOL, amount: STEADY.quantity });
    expect(aggregated[0]).toMatchObject({ symbol: SYMBOL, amount: STEADY.quantity });
    expect(mark.markPrice).toBeGreaterThan(STEADY.base);
    expect(bars.at(-1)?.[5]).toBeGreaterThan(0);
    // Two orders in one second: only the larger is pushed.
    expect(forced[0]).toMatchObject({ contracts: 3, side: 'sell' });
    expect(book.bids[0]?.[0]).toBeLessThan(book.asks[0]?.[0] ?? 0);
  }, 30_000);

  test('the book stays chained from change to change', async () => {
    const seen = new Set<number>();
    for (let i = 0; i < 4; i++) seen.add((await venue.watchOrderBook(SYMBOL)).nonce ?? 0);
    expect(seen.size).toBe(4);
  }, 30_000);
});
