import { pro } from 'ccxt';
import { beforeAll, describe, expect, test } from 'vitest';

import { inProcess } from '../in-process';
import { STEADY, steadyFeed } from '../steady-feed';
import { createGateWire } from './wire';

const SYMBOL = 'BTC/USDT:USDT';
const MINUTE = 60_000;
const NOW = Date.now();

let venue: InstanceType<typeof pro.gate>;

beforeAll(async () => {
  const feed = steadyFeed({ now: NOW });
  const net = inProcess(createGateWire(feed), feed);
  venue = new pro.gate({
    fetchImplementation: (address: string) => net.fetch(address, {}),
    options: {
      fetchMarkets: { types: ['swap'] },
      swap: { fetchMarkets: { settlementCurrencies: ['usdt'] } },
    },
  });
  venue.has['fetchCurrencies'] = false;
  await venue.loadMarkets();
});

describe('ccxt reads the local exchange as it reads the venue', () => {
  test('the market', () => {
    expect(venue.market(SYMBOL)).toMatchObject({ id: 'BTC_USDT', linear: true, contractSize: 0.0001 });
  });

  test('bars and trades, in contracts', async () => {
    const bars = await venue.fetchOHLCV(SYMBOL, '1m', Math.floor(NOW / MINUTE - 10) * MINUTE, 5);
    expect(bars).toHaveLength(5);
    expect(bars[1]?.[5]).toBe((60 * STEADY.quantity) / 0.0001);
    const trades = await venue.fetchTrades(SYMBOL, undefined, 4);
    expect(trades.map(({ amount }) => amount)).toEqual(Array(4).fill(STEADY.quantity / 0.0001));
    expect(new Set(trades.map(({ side }) => side))).toEqual(new Set(['buy', 'sell']));
    expect(Math.abs(trades.at(-1)!.timestamp! - NOW)).toBeLessThan(2_000);
  });

  test('open interest, funding, tiers, the book and forced orders', async () => {
    const history = await venue.fetchOpenInterestHistory(SYMBOL, '5m', NOW - 60 * MINUTE, 3);
    expect(history[0]!.openInterestAmount).toBeGreaterThan((2 * 80_000) / 0.0001 - 1);
    const rates = await venue.fetchFundingRateHistory(SYMBOL);
    expect(rates.every(({ fundingRate }) => fundingRate === 0.0001)).toBe(true);
    expect(await venue.fetchFundingRate(SYMBOL)).toMatchObject({ fundingRate: 0.0001, interval: '8h' });
    const tiers = await venue.fetchMarketLeverageTiers(SYMBOL);
    expect(tiers[0]).toMatchObject({ maxLeverage: 200, maintenanceMarginRate: 0.003 });
    const book = await venue.fetchOrderBook(SYMBOL, 5);
    expect(book.bids[0]![0]).toBeLessThan(book.asks[0]![0]!);
    const forced = await venue.fetchLiquidations(SYMBOL);
    // ccxt calls the side of the position that of the order: 'buy' for a long.
    expect(forced[0]).toMatchObject({ side: 'buy', price: STEADY.base - 10 });
  });

  test('the venue error of a wrong limit', async () => {
    await expect(
      venue['publicFuturesGetSettleTrades']({ settle: 'usdt', contract: 'BTC_USDT', limit: 1_001 }),
    ).rejects.toThrow('INVALID_PARAM_VALUE');
  });
});
