import { pro } from 'ccxt';
import { beforeAll, describe, expect, test } from 'vitest';

import { inProcess } from '../in-process';
import { STEADY, steadyFeed } from '../steady-feed';
import { createBitgetWire } from './wire';

const SYMBOL = 'BTC/USDT:USDT';
const NOW = Date.now();
let venue: InstanceType<typeof pro.bitget>;

beforeAll(async () => {
  const feed = steadyFeed({ now: NOW, hours: 10 });
  const local = inProcess(createBitgetWire(feed, { unlimited: true }), feed);
  venue = new pro.bitget({
    fetchImplementation: local.fetch,
    enableRateLimit: false,
    options: { fetchMarkets: { types: ['swap'] } },
  });
  venue.has['fetchCurrencies'] = false;
  await venue.loadMarkets();
});

describe('ccxt reads the local wire as it reads the venue', () => {
  test('the market', () => {
    expect(venue.market(SYMBOL)).toMatchObject({
      id: 'BTCUSDT',
      linear: true,
      active: true,
      contractSize: 1,
      precision: { price: 0.1, amount: 0.001 },
    });
  });

  test('bars, trades, the book, open interest, funding and tiers', async () => {
    const bars = await venue.fetchOHLCV(SYMBOL, '1m', NOW - 600_000, 8);
    expect(bars[0]?.[5]).toBe(60 * STEADY.quantity);
    const trades = await venue.fetchTrades(SYMBOL, undefined, 5);
    expect(trades.map(({ amount }) => amount)).toEqual(Array(5).fill(STEADY.quantity));
    const book = await venue.fetchOrderBook(SYMBOL, 5);
    expect(book.bids[0]?.[0]).toBeLessThan(book.asks[0]?.[0] ?? 0);
    expect((await venue.fetchOpenInterest(SYMBOL)).openInterestAmount).toBeGreaterThan(80_000);
    expect(await venue.fetchFundingRate(SYMBOL)).toMatchObject({ fundingRate: 0.0001, interval: '8h' });
    const paid = await venue.fetchFundingRateHistory(SYMBOL);
    expect(paid.length).toBeGreaterThan(0);
    expect((await venue.fetchMarketLeverageTiers(SYMBOL))[1]).toMatchObject({
      minNotional: 150_000,
      maxLeverage: 100,
    });
  });

  test('the refusal of a wrong symbol', async () => {
    const asked = venue['publicMixGetV2MixMarketOpenInterest']({
      symbol: 'NOPEUSDT',
      productType: 'USDT-FUTURES',
    });
    await expect(asked).rejects.toThrow('40034');
  });
});
