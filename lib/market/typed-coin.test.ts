import { expect, it } from 'vitest';

import { typedCoin } from './typed-coin';

it.each([
  ['BTC', 'BTC'],
  ['  btcusdt ', 'BTC'],
  ['BTC-USDT-SWAP', 'BTC'],
  ['BTC_USDT', 'BTC'],
  ['BTC/USDT:USDT', 'BTC'],
  ['BTCUSDT.P', 'BTC'],
  ['BTCUSDC', 'BTC'],
  ['BTCPERP', 'BTC'],
  ['BTC-PERPETUAL', 'BTC'],
  ['BTCUSD_PERP', 'BTC'],
  ['XBTUSD', 'BTC'],
  ['1000PEPEUSDT', 'PEPE'],
  ['1000PEPEUSDT.P', 'PEPE'],
  ['kPEPE', 'PEPE'],
  ['SHIB1000USDT', 'SHIB'],
])('%s means %s', (typed, coin) => {
  expect(typedCoin(typed)).toBe(coin);
});

it.each(['1INCH', 'XRP', 'PUMP', 'SWAP', 'PERP', 'P', 'USDT', 'USDC', 'KAVA', ''])(
  '%s is a name of its own',
  (name) => {
    expect(typedCoin(name)).toBe(name);
  },
);
