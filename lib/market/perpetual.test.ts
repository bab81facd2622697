import { expect, it } from 'vitest';

import { perpetualOf } from './perpetual';

const listed = ['BTCUSDC', 'BTCUSDT', '1000PEPEUSDT', '1000000MOGUSDT', '1000MOGUSDT', 'PEPECOINUSDT'].map(
  (symbol) => ({ symbol, base: symbol.slice(0, -4), quote: symbol.slice(-4), linear: true }),
);

it.each([
  ['BTC', 'BTCUSDT'],
  ['PEPE', '1000PEPEUSDT'],
  ['MOG', '1000MOGUSDT'],
  ['WIF', undefined],
  ['1000PEPE', undefined],
])('the perpetual of %s is %s', (coin, symbol) => {
  expect(perpetualOf(coin, listed)?.symbol).toBe(symbol);
});

it('is linear before inverse, in the dollar coin that most is traded in', () => {
  const contract = (quote: string, linear: boolean) => ({ base: 'BTC', quote, linear });
  const inverse = contract('USD', false);
  expect(perpetualOf('BTC', [inverse, contract('USDC', true)])).toEqual(contract('USDC', true));
  expect(perpetualOf('BTC', [contract('BTC', true), inverse])).toEqual(inverse);
});
