import { expect, it } from 'vitest';

import { price, unixMs } from '../core/units';
import { coinsFor, listedCoins } from './coin-search';
import type { Instrument, VenueId } from './instrument';
import type { Listing } from './listing';

function listing(venue: VenueId, ...markets: string[]): Listing {
  const instruments = markets.map((symbol): Instrument => {
    const [base, quote] = symbol.split('/') as [string, string];
    const sizes = { contractSize: 1, tickSize: price(0.1), stepSize: 1 };
    return { venue, symbol, base, quote, linear: true, ...sizes };
  });
  return { venue, fetchedAt: unixMs(0), instruments };
}

const COINS = listedCoins([
  listing(
    'binance',
    'BTC/USDT',
    'BTC/USDC',
    'ETH/BTC',
    'BTCDOM/USDT',
    '1000PEPE/USDT',
    'PEOPLE/USDT',
    'W/USDT',
  ),
  listing('okx', 'BTC/USDT', 'PEPE/USDT', 'PEOPLE/USDT', 'WIF/USDT', 'PE/USDT'),
  listing('hyperliquid', 'kPEPE/USDC', 'WIF/USDC', 'BTC/USDC'),
]);

const found = (text: string) => coinsFor(text, COINS).map(({ coin }) => coin);

it('the multiples of a coin are one coin, on all venues that list one of them', () => {
  expect(COINS.find(({ coin }) => coin === 'PEPE')).toEqual({
    coin: 'PEPE',
    venues: ['binance', 'okx', 'hyperliquid'],
  });
});

it('a venue with several contracts on a coin lists it once', () => {
  expect(COINS.find(({ coin }) => coin === 'BTC')?.venues).toEqual(['binance', 'okx', 'hyperliquid']);
});

it('a contract that is not priced in dollars lists nothing', () => {
  expect(found('ETH')).toEqual([]);
});

it('the name itself comes first, then those that begin so, more widely listed first', () => {
  expect(found('pe')).toEqual(['PE', 'PEPE', 'PEOPLE']);
  expect(found('W')).toEqual(['W', 'WIF']);
  expect(found('B')).toEqual(['BTC', 'BTCDOM']);
});

it.each(['1000pepe', 'kPEPE', 'PEPE-USDT-SWAP', '1000PEPEUSDT.P'])('%s finds PEPE', (text) => {
  expect(found(text)).toEqual(['PEPE']);
});

it.each(['BTCU', 'btc-us', 'BTC/USD', 'BTCUSDT', 'BTC/USDC:USDC'])('%s finds BTC first', (text) => {
  expect(found(text)[0]).toBe('BTC');
});

it('a multiple’s market that is still being typed finds the coin', () => {
  expect(found('1000PEPEUS')).toEqual(['PEPE']);
});

it('nothing typed finds all, most widely listed first and then as listed', () => {
  expect(found(' ')).toEqual(['BTC', 'PEPE', 'PEOPLE', 'WIF', 'BTCDOM', 'W', 'PE']);
});

it.each(['?', 'ZZZ', 'USDT', '-', '.*'])('%s finds nothing', (text) => {
  expect(found(text)).toEqual([]);
});
