import { describe, expect, test } from 'vitest';

import { marketOnPage } from './host';
import { CHART_HOSTS } from './hosts';

function marketOf(address: string, title = '') {
  return marketOnPage(CHART_HOSTS, address, title);
}

const BTC = { kind: 'perpetual', venue: 'binance', symbol: 'BTCUSDT', clock: 'browser' };

describe('binance.com', () => {
  test.each([
    'https://www.binance.com/en/futures/BTCUSDT',
    'https://www.binance.com/futures/btcusdt',
    'https://www.binance.com/zh-CN/futures/BTCUSDT?theme=dark#x',
    'https://www.binance.com:8443/en/futures/BTCUSDT/',
  ])('%s shows a perpetual', (address) => {
    expect(marketOf(address)).toEqual(BTC);
  });

  test.each([
    'https://www.binance.com/en/futures/BTCUSDT_260327',
    'https://www.binance.com/en/delivery/BTCUSD_PERP',
    'https://www.binance.com/en/trade/BTC_USDT?type=spot',
  ])('%s shows something else', (address) => {
    expect(marketOf(address)).toEqual({ kind: 'not-perpetual' });
  });

  test.each([
    'https://www.binance.com/en/markets',
    'https://evil.example/en/futures/BTCUSDT',
    'https://binance.com.evil.example/en/futures/BTCUSDT',
    'about:blank',
  ])('%s shows no market', (address) => {
    expect(marketOf(address)).toBeUndefined();
  });

  test('a title that names another market means that the page is changing over', () => {
    const address = 'https://www.binance.com/en/futures/BTCUSDT';
    expect(marketOf(address, '60123.4 | BTCUSDT Perpetual | feed')).toEqual(BTC);
    expect(marketOf(address, '2,345.67 | ETHUSDT Perpetual | feed')).toEqual({ kind: 'unsettled' });
    expect(marketOf(address, 'Binance Futures')).toEqual(BTC);
  });
});

test('a host that does not say its charts’ clock leaves it unknown', () => {
  const { clock: _, ...silent } = CHART_HOSTS[0]!;
  const market = marketOnPage([silent], 'https://www.binance.com/en/futures/BTCUSDT', '');
  expect(market).toEqual({ kind: 'perpetual', venue: 'binance', symbol: 'BTCUSDT' });
});
