import { pro } from 'ccxt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Exchange, startExchange } from '../exchange';
import { loopbackAgent, loopbackFetch } from '../exchange-client';
import { STEADY, steadyFeed } from '../steady-feed';
import { createDeribitWire } from './wire';

const SYMBOL = 'BTC/USDC:USDC';

let exchange: Exchange;
let venue: InstanceType<typeof pro.deribit>;

beforeAll(async () => {
  const feed = steadyFeed({ now: Date.now(), hours: 10 });
  exchange = await startExchange({ markets: [{ feed, wire: createDeribitWire(feed) }] });
  venue = new pro.deribit({ agent: loopbackAgent(exchange), fetchImplementation: loopbackFetch(exchange) });
  const host = `www.deribit.com:${exchange.port}`;
  venue.urls['api'] = { rest: `https://${host}`, ws: `wss://${host}/ws/api/v2` };
  venue.has['fetchCurrencies'] = false;
  await venue.loadMarkets(false, { currency: 'any', kind: 'future' });
});

afterAll(async () => {
  await venue.close();
  await exchange.close();
});

describe('ccxt reads the local exchange as it reads the venue', () => {
  test('the markets', () => {
    expect(venue.market(SYMBOL)).toMatchObject({
      id: 'BTC_USDC-PERPETUAL',
      linear: true,
      swap: true,
      active: true,
    });
    expect(venue.market('BTC/USD:BTC')).toMatchObject({ id: 'BTC-PERPETUAL', inverse: true });
  });

  test('bars, trades, the book and funding', async () => {
    const bars = await venue.fetchOHLCV(SYMBOL, '1m', undefined, 10);
    expect(bars.at(-2)?.[5]).toBe(60 * STEADY.quantity);
    const trades = await venue.fetchTrades(SYMBOL, undefined, 5);
    expect(trades.map(({ amount }) => amount)).toEqual(Array(5).fill(STEADY.quantity));
    const book = await venue.fetchOrderBook(SYMBOL, 5);
    expect(book.bids[0]?.[0]).toBeLessThan(book.asks[0]?.[0] ?? 0);
    const rates = await venue.fetchFundingRateHistory(SYMBOL);
    expect(rates.at(-1)?.fundingRate).toBeCloseTo(0.0001, 12);
    expect((await venue.fetchTicker(SYMBOL)).markPrice).toBeGreaterThan(STEADY.base);
  });

  test('streamed trades and ticker', async () => {
    const [trades, ticker] = await Promise.all([venue.watchTrades(SYMBOL), venue.watchTicker(SYMBOL)]);
    expect(trades[0]).toMatchObject({ symbol: SYMBOL, amount: STEADY.quantity });
    expect(ticker.markPrice).toBeGreaterThan(STEADY.base);
  }, 30_000);
});
