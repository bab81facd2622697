import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Instrument } from '../market/instrument';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import { standingClock } from './clock.testing';
import { contractOf } from './contract-of';
import { venueWith } from './venue.testing';

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

function asked(coin: string, venue: Venue, known: readonly Instrument[] = [], inverse = false) {
  const open = vi.fn(() => Promise.resolve(venue));
  const stop = new AbortController();
  const store = { instruments: () => Promise.resolve(known) } as unknown as Store;
  const seat = { id: venue.id, inverse, open, bannedUntil: () => undefined };
  const contract = contractOf(coin, seat, { store, clock: standingClock, random: () => 0 }, stop.signal);
  return { contract, open, stop };
}

const listed = (symbol: string): Promise<Instrument> =>
  venueWith().venue.instrument(symbol, AbortSignal.timeout(1_000));

it('one that was looked at before is found without asking the venue', async () => {
  const { venue, calls } = venueWith();
  const known = await listed('1000PEPEUSDT');
  expect(await asked('PEPE', venue, [known]).contract).toEqual({ venue, instrument: known });
  expect(calls.get('instruments')).toBeUndefined();
});

it('one that is known of another venue is looked for in this one’s list', async () => {
  const { venue, calls } = venueWith();
  const elsewhere: Instrument = { ...(await listed('BTCUSDT')), venue: 'okx' };
  const found = await asked('BTC', venue, [elsewhere]).contract;
  expect(found?.instrument.venue).toBe('binance');
  expect(calls.get('instruments')).toBe(1);
});

const inverseOf = (linear: Instrument): Instrument => ({
  ...linear,
  symbol: linear.symbol.replace('USDT', 'USD'),
  quote: 'USD',
  linear: false,
});

it('the coin-margined one is looked for in its own seat, and stands in the other where there is no linear one', async () => {
  const [btc, eth] = [await listed('BTCUSDT'), await listed('ETHUSDT')];
  const { venue } = venueWith({ instruments: () => Promise.resolve([btc, inverseOf(btc), inverseOf(eth)]) });
  const found = async (coin: string, inverse: boolean) =>
    (await asked(coin, venue, [], inverse).contract)?.instrument.symbol;
  expect(await found('BTC', false)).toBe('BTCUSDT');
  expect(await found('BTC', true)).toBe('BTCUSD');
  expect(await found('ETH', false)).toBe('ETHUSD');
  expect(await found('SOL', true)).toBeUndefined();
});

it('a coin-margined one that was looked at does not stand for a linear one that was not', async () => {
  const { venue, calls } = venueWith();
  const known = inverseOf(await listed('BTCUSDT'));
  expect((await asked('BTC', venue, [known]).contract)?.instrument.symbol).toBe('BTCUSDT');
  expect(calls.get('instruments')).toBe(1);
  expect(await asked('BTC', venue, [known], true).contract).toEqual({ venue, instrument: known });
  expect(calls.get('instruments')).toBe(1);
});

it('there is none on a coin that the venue does not list', async () => {
  expect(await asked('WIF', venueWith().venue).contract).toBeUndefined();
});

it('a list that does not come, and a venue that does not open, are asked for again', async () => {
  let failures = 0;
  const { venue } = venueWith();
  const instruments: Venue['instruments'] = (signal) =>
    failures++ < 1 ? Promise.reject(new Error('no list')) : venue.instruments(signal);
  const { contract, open } = asked('BTC', { ...venue, instruments });
  open.mockRejectedValueOnce(new Error('not opened'));
  expect((await contract)?.instrument.symbol).toBe('BTCUSDT');
  expect(open).toHaveBeenCalledTimes(3);
});

it('nothing is looked for any longer when nobody waits', async () => {
  const { venue } = venueWith({ instruments: () => Promise.reject(new Error('no list')) });
  const { contract, open, stop } = asked('BTC', venue);
  await vi.waitFor(() => expect(open.mock.calls.length).toBeGreaterThan(1));
  stop.abort();
  expect(await contract).toBeUndefined();
});
