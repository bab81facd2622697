import { pro } from 'ccxt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Exchange, startExchange } from '../exchange';
import { loopbackAgent, loopbackFetch } from '../exchange-client';
import { STEADY, steadyFeed } from '../steady-feed';
import { createBybitWire } from './wire';

const SYMBOL = 'BTC/USDT:USDT';

let exchange: Exchange;
let venue: InstanceType<typeof pro.bybit>;

beforeAll(async () => {
  const feed = steadyFeed({ now: Date.now() });
  exchange = await startExchange({ markets: [{ feed, wire: createBybitWire(feed) }] });
  venue = new pro.bybit({
    agent: loopbackAgent(exchange),
    fetchImplementation: loopbackFetch(exchange),
    hostname: `bybit.com:${exchange.port}`,
    options: { fetchMarkets: { types: ['linear', 'inverse'] } },
  });
  venue.has['fetchCurrencies'] = false;
  await venue.loadMarkets();
});

afterAll(async () => {
  await venue.close();
  await exchange.close();
});

describe('ccxt reads the local exchange as it reads the venue', () => {
  test('the markets', () => {
    expect(venue.market(SYMBOL)).toMatchObject({
      id: 'BTCUSDT',
      linear: true,
      active: true,
      precision: { price: 0.1, amount: 0.001 },
    });
    expect(venue.market('BTC/USDC:USDC').id).toBe('BTCPERP');
    expect(venue.market('BTC/USD:BTC')).toMatchObject({ id: 'BTCUSD', inverse: true });
  });

  test('bars, marks, trades and the book', async () => {
    const bars = await venue.fetchOHLCV(SYMBOL, '1m', undefined, 10);
    expect(bars).toHaveLength(10);
    expect(bars[0]?.[5]).toBe(60 * STEADY.quantity);
    expect(await venue.fetchMarkOHLCV(SYMBOL, '1m', undefined, 2)).toHaveLength(2);
    const trades = await venue.fetchTrades(SYMBOL, undefined, 5);
    expect(trades.map(({ amount }) => amount)).toEqual(Array(5).fill(STEADY.quantity));
    const book = await venue.fetchOrderBook(SYMBOL, 3);
    expect(book.bids[0]?.[0]).toBeLessThan(book.asks[0]?.[0] ?? 0);
  });

  test('open interest of both sides, funding and tiers', async () => {
    const history = await venue.fetchOpenInterestHistory(SYMBOL, '5m', undefined, 3);
    expect(
      history.map(({ openInterestAmount }) => openInterestAmount ?? 0).every((sum) => sum >= 160_000),
    ).toBe(true);
    expect(await venue.fetchFundingRate(SYMBOL)).toMatchObject({ fundingRate: 0.0001, symbol: SYMBOL });
    const tiers = await venue.fetchMarketLeverageTiers(SYMBOL);
    expect(tiers.some(({ maxLeverage }) => maxLeverage === 125)).toBe(true);
  });

  test('streamed trades, ticker and liquidations', async () => {
    const [trades, ticker, forced] = await Promise.all([
      venue.watchTrades(SYMBOL),
      venue.watchTicker(SYMBOL),
      venue.watchLiquidations(SYMBOL),
    ]);
    expect(trades[0]).toMatchObject({ symbol: SYMBOL, amount: STEADY.quantity });
    expect(ticker.markPrice).toBeGreaterThan(STEADY.base);
    // The side of the position, which ccxt hands on as it is.
    expect(forced[0]).toMatchObject({ side: 'buy', contracts: expect.any(Number) });
  }, 30_000);
});
