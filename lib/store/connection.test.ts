import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { unixMs } from '../core/units';
import type { RebuildReason } from './connection';
import { sourceBars } from './ingest-oracle';
import { openStore } from './open-store';
import { type Database, MIGRATIONS, type Schema, type Transaction } from './schema';
import { CODECS } from './series-codecs';
import type { Store } from './store';

const BTC = 'binance:BTCUSDT';
const ROWS = sourceBars(0, 0, 30);

let count = 0;
let name: string;
const onRebuilt = vi.fn<(reason: RebuildReason) => void>();

beforeEach(() => {
  name = `connection-${count++}`;
  onRebuilt.mockClear();
});
afterEach(() => vi.restoreAllMocks());

const fill = (store: Store) => store.commit({ instrument: BTC, kind: 'bar-1m', rows: ROWS, cursor: '30' });
const stored = (store: Store) => store.read(BTC, 'bar-1m', unixMs(0), unixMs(1e9));

async function filled(): Promise<Store> {
  const store = await openStore({ name, onRebuilt });
  await fill(store);
  return store;
}

/** The next `times` attempts to open a database fail as a damaged one does. */
function failToOpen(times: number): void {
  const open = IDBFactory.prototype.open;
  let failures = 0;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...rest) {
    if (failures++ < times) throw new DOMException('Internal error opening backing store', 'UnknownError');
    return open.apply(this, rest);
  });
}

describe('connection', () => {
  it('upgrades an older database and keeps what is in it', async () => {
    const old = await openDB<Schema>(name, 1, {
      upgrade: (database, _from, _to, transaction) =>
        MIGRATIONS[0]!(database as Database, transaction as Transaction<'versionchange'>),
    });
    const columns = CODECS['bar-1m'].encode(ROWS);
    await old.put('blocks', { instrument: BTC, kind: 'bar-1m', block: 0, columns });
    await old.put('series', {
      instrument: BTC,
      kind: 'bar-1m',
      cursor: 'old',
      gaps: [],
      end: unixMs(30 * 60_000),
    });
    old.close();

    const store = await openStore({ name, onRebuilt });
    expect(await stored(store)).toStrictEqual(ROWS);
    expect(await store.cursor(BTC, 'bar-1m')).toBe('old');
    await store.saveSnapshot('a', { v: 1 });
    expect(await store.snapshot('a')).toEqual({ v: 1 });
    expect(onRebuilt).not.toHaveBeenCalled();
  });

  it('gives way to a newer version at once, and never touches its database', async () => {
    const store = await filled();
    const newer = await openDB(name, MIGRATIONS.length + 1);
    await expect(fill(store)).rejects.toMatchObject({ name: 'StoreError', code: 'closed' });
    expect(await newer.count('blocks')).toBe(1);
  });

  it('goes on, empty, after the database was deleted under it', async () => {
    const store = await filled();
    await deleteDB(name);
    expect(await stored(store)).toEqual([]);
    await fill(store);
    expect(await stored(store)).toStrictEqual(ROWS);
  });

  it('opens again when the browser has ended the connection', async () => {
    const open = vi.spyOn(IDBFactory.prototype, 'open');
    const store = await filled();
    const request = open.mock.results[0]!.value as IDBOpenDBRequest;
    request.result.close();
    expect(await stored(store)).toStrictEqual(ROWS);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('says that it is closed', async () => {
    const store = await filled();
    store.close();
    await expect(stored(store)).rejects.toMatchObject({ code: 'closed' });
  });

  it('keeps the data when opening fails for a moment', async () => {
    (await filled()).close();
    failToOpen(1);
    expect(await stored(await openStore({ name, onRebuilt }))).toStrictEqual(ROWS);
    expect(onRebuilt).not.toHaveBeenCalled();
  });

  it('builds a database anew that cannot be opened, and says so', async () => {
    (await filled()).close();
    failToOpen(2);
    const store = await openStore({ name, onRebuilt });
    expect(onRebuilt.mock.calls).toEqual([['corrupt']]);
    expect(await stored(store)).toEqual([]);
    expect(await store.cursor(BTC, 'bar-1m')).toBeUndefined();
    await fill(store);
    expect(await stored(store)).toStrictEqual(ROWS);
  });

  it('builds a database anew that lacks a store', async () => {
    (await openDB(name, MIGRATIONS.length)).close();
    await fill(await openStore({ name, onRebuilt }));
    expect(onRebuilt.mock.calls).toEqual([['corrupt']]);
  });

  it('builds a database anew that a newer version has left behind', async () => {
    (await openDB(name, MIGRATIONS.length + 1)).close();
    await fill(await openStore({ name, onRebuilt }));
    expect(onRebuilt.mock.calls).toEqual([['newer-version']]);
  });

  it('says that storage is unavailable when a new database cannot be opened either', async () => {
    failToOpen(Infinity);
    await expect(openStore({ name, onRebuilt })).rejects.toMatchObject({ code: 'unavailable' });
    expect(onRebuilt).not.toHaveBeenCalled();
  });
});
