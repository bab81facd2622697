import { expect, test } from 'vitest';

import { marketOnPage } from './host';
import { CHART_HOSTS } from './hosts';

function marketOf(address: string, title = '') {
  return marketOnPage(CHART_HOSTS, address, title);
}

const BTC = { kind: 'perpetual', venue: 'binance', symbol: 'BTCUSDT', clock: 'browser' };

test('a perpetual’s page on binance.com is one of our venue’s', () => {
  expect(marketOf('https://www.binance.com:8443/en/futures/btcusdt/')).toEqual(BTC);
});

test('a quarterly, a spot pair and other hosts’ markets are not', () => {
  expect(marketOf('https://www.binance.com/en/futures/BTCUSDT_260327')).toEqual({ kind: 'not-perpetual' });
  expect(marketOf('https://www.binance.com/en/trade/BTC_USDT')).toEqual({ kind: 'not-perpetual' });
  expect(marketOf('https://www.bybit.com/trade/usdt/BTCUSDT')).toBeUndefined();
  expect(marketOf('https://www.coinglass.com/tv/Binance_BTCUSDT')).toBeUndefined();
});

test('a title that names another market means that the page is changing over', () => {
  const title = '2,345.67 | ETHUSDT Perpetual | feed';
  expect(marketOf('https://www.binance.com/en/futures/BTCUSDT', title)).toEqual({ kind: 'unsettled' });
});
