import { pro } from 'ccxt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Exchange, startExchange } from '../exchange';
import { loopbackAgent, loopbackFetch } from '../exchange-client';
import { STEADY, steadyFeed } from '../steady-feed';
import { createHyperliquidWire } from './wire';

const SYMBOL = 'BTC/USDC:USDC';
const HOUR = 3_600_000;

let exchange: Exchange;
let venue: InstanceType<typeof pro.hyperliquid>;

beforeAll(async () => {
  const feed = steadyFeed({ now: Date.now(), hours: 20 });
  exchange = await startExchange({ markets: [{ feed, wire: createHyperliquidWire(feed) }] });
  venue = new pro.hyperliquid({
    agent: loopbackAgent(exchange),
    fetchImplementation: loopbackFetch(exchange),
    options: { fetchMarkets: { types: ['swap'] } },
  });
  venue.has['fetchCurrencies'] = false;
  venue.hostname = `hyperliquid.xyz:${exchange.port}`;
  (venue.urls['api'] as Record<string, unknown>)['ws'] = {
    public: `wss://api.hyperliquid.xyz:${exchange.port}/ws`,
  };
  await venue.loadMarkets();
});

afterAll(async () => {
  await venue.close();
  await exchange.close();
});

describe('ccxt reads the local wire as it reads the venue', () => {
  test('the markets, and their ticks as this repository has them', () => {
    expect(venue.market(SYMBOL)).toMatchObject({
      baseName: 'BTC',
      linear: true,
      active: true,
      precision: { price: 1, amount: 0.001 },
    });
    expect(venue.market('LOOM/USDC:USDC').active).toBe(false);
  });

  test('bars, the book, funding, open interest and the time', async () => {
    const [, closed] = await venue.fetchOHLCV(SYMBOL, '1m', undefined, 5);
    expect(closed?.[5]).toBe(60 * STEADY.quantity);
    const book = await venue.fetchOrderBook(SYMBOL);
    expect(book.bids[0]?.[0]).toBeLessThan(book.asks[0]?.[0] ?? 0);
    const rates = await venue.fetchFundingRateHistory(SYMBOL, Date.now() - 5 * HOUR);
    expect(rates.map(({ fundingRate }) => fundingRate)).toEqual(Array(5).fill(0.0000125));
    // As published, both sides of each contract.
    expect((await venue.fetchOpenInterest(SYMBOL)).openInterestAmount).toBeGreaterThan(160_000);
    expect(Math.abs((await venue.fetchTime())! - Date.now())).toBeLessThan(2_000);
  });

  test('streamed trades and the context', async () => {
    const [trades, ticker] = await Promise.all([venue.watchTrades(SYMBOL), venue.watchTicker(SYMBOL)]);
    expect(trades[0]).toMatchObject({ symbol: SYMBOL, amount: STEADY.quantity });
    expect(Number((ticker.info as { markPx: string }).markPx)).toBeGreaterThan(STEADY.base);
  });
});
