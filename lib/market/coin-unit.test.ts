import { assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';

import { coinUnit } from './coin-unit';

test.each([
  ['1000PEPE', 'PEPE', 1_000],
  ['1000X', 'X', 1_000],
  ['10000SATS', 'SATS', 10_000],
  ['1000000MOG', 'MOG', 1_000_000],
  ['10000000AIDOGE', 'AIDOGE', 10_000_000],
  ['1MBABYDOGE', 'BABYDOGE', 1_000_000],
  ['kPEPE', 'PEPE', 1_000],
  ['SHIB1000', 'SHIB', 1_000],
])('%s is so many %s', (name, coin, unit) => {
  expect(coinUnit(name)).toEqual({ coin, unit });
});

test.each(['BTC', '1INCH', '0G', '4', '1000', 'KAVA', 'KPEPE', 'LUNA2', '2Z', '1MIL', '100X', 'H'])(
  '%s is a coin of its own',
  (name) => {
    expect(coinUnit(name)).toEqual({ coin: name, unit: 1 });
  },
);

test('small letters are no other coin, and XBT is bitcoin', () => {
  expect(coinUnit('kava')).toEqual({ coin: 'KAVA', unit: 1 });
  expect(coinUnit('1000pepe')).toEqual({ coin: 'PEPE', unit: 1_000 });
  expect(coinUnit('XBT')).toEqual({ coin: 'BTC', unit: 1 });
});

test('a coin listed by the thousand is the same coin, a thousand times', () => {
  assert(
    property(constantFrom('PEPE', 'BONK', 'FLOKI', 'X', 'CAT', 'SATS', 'WHY'), (coin) => {
      expect(coinUnit(coin)).toEqual({ coin, unit: 1 });
      expect(coinUnit(`1000${coin}`)).toEqual({ coin, unit: 1_000 });
    }),
  );
});
