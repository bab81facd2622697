import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';

import { price, unixMs } from '../core/units';
import type { Instrument } from '../market/instrument';
import type { Listing } from '../market/listing';
import { openStore } from './open-store';
import { type Database, MIGRATIONS, type Schema, type Transaction } from './schema';

let count = 0;
let name: string;

beforeEach(() => {
  name = `listings-${count++}`;
});

const PEPE: Instrument = {
  venue: 'binance',
  symbol: '1000PEPEUSDT',
  base: '1000PEPE',
  quote: 'USDT',
  linear: true,
  contractSize: 1,
  tickSize: price(1e-7),
  stepSize: 1,
};

const listing = (change: Partial<Listing> = {}): Listing => ({
  venue: 'binance',
  fetchedAt: unixMs(1_000),
  instruments: [PEPE],
  ...change,
});

it('the last list of each venue is kept for the next worker', async () => {
  const store = await openStore({ name });
  expect(await store.listings()).toEqual([]);
  await store.saveListing(listing());
  await store.saveListing(listing({ venue: 'okx', instruments: [] }));
  await store.saveListing(listing({ fetchedAt: unixMs(2_000) }));
  store.close();
  const next = await openStore({ name });
  expect(await next.listings()).toEqual([
    listing({ fetchedAt: unixMs(2_000) }),
    listing({ venue: 'okx', instruments: [] }),
  ]);
});

it('a damaged list is as good as none, and costs no other', async () => {
  const store = await openStore({ name });
  await store.saveListing(listing({ instruments: [{ ...PEPE, tickSize: -1 as never }] }));
  await store.saveListing(listing({ venue: 'okx' }));
  expect((await store.listings()).map(({ venue }) => venue)).toEqual(['okx']);
});

it('a database of before lists were kept is upgraded with what is in it', async () => {
  const old = await openDB<Schema>(name, 2, {
    upgrade: (database, _from, _to, transaction) => {
      for (const step of MIGRATIONS.slice(0, 2))
        step(database as Database, transaction as Transaction<'versionchange'>);
    },
  });
  await old.put('instruments', PEPE, 'binance:1000PEPEUSDT');
  old.close();
  const store = await openStore({ name });
  await store.saveListing(listing());
  expect(await store.instruments()).toEqual([PEPE]);
  expect(await store.listings()).toEqual([listing()]);
});
