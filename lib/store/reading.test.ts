import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { MINUTE } from '../core/time';
import { price, unixMs } from '../core/units';
import type { Instrument } from '../market/instrument';
import { BLOCK_LENGTH } from './block';
import { sourceBars } from './ingest-oracle';
import { openStore } from './open-store';
import type { Schema } from './schema';
import type { Store } from './store';

const BTC = 'binance:BTCUSDT';
const ALWAYS = [unixMs(0), unixMs(8.64e15)] as const;
/** One and a half blocks: the second one ends in its middle. */
const ROWS = sourceBars(0, 0, 1080);
const FIRST_BLOCK = { from: 0, to: BLOCK_LENGTH, reason: 'invalid' };
const SECOND_BLOCK = { from: BLOCK_LENGTH, to: 1080 * MINUTE, reason: 'invalid' };

let count = 0;
let name: string;
let store: Store;

beforeEach(async () => {
  name = `reading-${count++}`;
  store = await openStore({ name });
  await store.commit({ instrument: BTC, kind: 'bar-1m', rows: ROWS, cursor: '1080' });
});
afterEach(() => vi.restoreAllMocks());

async function damage(block: number): Promise<void> {
  const database = await openDB<Schema>(name);
  await database.put('blocks', {
    instrument: BTC,
    kind: 'bar-1m',
    block,
    columns: { time: new Float64Array(3) },
  });
  database.close();
}

/** As Chromium does when the file of a value is gone: any request that would bring block 0 fails. */
function makeFirstBlockUnreadable(): void {
  interface FakeTransaction {
    _execRequestAsync(request: { source: IDBObjectStore; operation: () => never }): IDBRequest;
  }
  const fail = (source: IDBObjectStore) =>
    (source.transaction as unknown as FakeTransaction)._execRequestAsync({
      source,
      operation: () => {
        throw new DOMException('Failed to read large IndexedDB value', 'DataError');
      },
    });
  const { get, getAll } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, range) {
    const holdsFirst = this.name === 'blocks' && (range as IDBKeyRange).includes([BTC, 'bar-1m', 0]);
    return holdsFirst ? fail(this) : getAll.call(this, range);
  });
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    return this.name === 'blocks' && (key as unknown[])[2] === 0 ? fail(this) : get.call(this, key);
  });
}

describe('reading', () => {
  it('gives the rows from `from` up to, not including, `to`', async () => {
    const read = await store.read(BTC, 'bar-1m', unixMs(700 * MINUTE), unixMs(740 * MINUTE));
    expect(read).toStrictEqual(ROWS.slice(700, 740));
    expect(await store.read(BTC, 'bar-1m', unixMs(5), unixMs(5))).toEqual([]);
    expect(await store.read(BTC, 'bar-1m', unixMs(5 * MINUTE), unixMs(5 * MINUTE + 1))).toStrictEqual([
      ROWS[5],
    ]);
  });

  it('drops a damaged block, keeps the others, and says the gap', async () => {
    await damage(0);
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(ROWS.slice(720));
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([FIRST_BLOCK]);
    expect(await store.cursor(BTC, 'bar-1m')).toBe('1080');
  });

  it('ends the gap of a damaged newest block where the series ended', async () => {
    await damage(1);
    expect(await store.newest(BTC, 'bar-1m')).toBe(719 * MINUTE);
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(ROWS.slice(0, 720));
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([SECOND_BLOCK]);
  });

  it('closes the gap of a damaged block with the rows that are fetched again', async () => {
    await damage(0);
    await store.read(BTC, 'bar-1m', ...ALWAYS);
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: ROWS.slice(0, 720), cursor: '1080' });
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(ROWS);
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([]);
  });

  it('appends to a damaged block: what was in it is a gap, what is new is there', async () => {
    await damage(1);
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: sourceBars(0, 1080, 1081), cursor: '1081' });
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual([
      ...ROWS.slice(0, 720),
      ...sourceBars(0, 1080, 1081),
    ]);
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([SECOND_BLOCK]);
  });

  it('treats a block that the browser cannot bring back as a damaged one', async () => {
    makeFirstBlockUnreadable();
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(ROWS.slice(720));
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([FIRST_BLOCK]);
  });

  it('appends to a block that the browser cannot bring back', async () => {
    makeFirstBlockUnreadable();
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: ROWS.slice(0, 1), cursor: 'again' });
    vi.restoreAllMocks();
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual([ROWS[0], ...ROWS.slice(720)]);
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([{ ...FIRST_BLOCK, from: MINUTE }]);
  });

  it('takes a damaged series record for none, so that the series is begun anew over its rows', async () => {
    const database = await openDB(name);
    await database.put('series', {
      instrument: BTC,
      kind: 'bar-1m',
      cursor: 7,
      gaps: [{ from: 9, to: 3 }],
      end: NaN,
    });
    expect(await store.cursor(BTC, 'bar-1m')).toBeUndefined();
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([]);
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(ROWS);
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: [], cursor: 'new' });
    expect(await store.cursor(BTC, 'bar-1m')).toBe('new');
  });

  it('gives an instrument back as it was saved, and a damaged one not at all', async () => {
    const instrument: Instrument = {
      venue: 'binance',
      symbol: 'BTCUSDT',
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      contractSize: 1,
      tickSize: price(0.1),
      stepSize: 0.001,
    };
    await store.saveInstrument(instrument);
    expect(await store.instrument(BTC)).toStrictEqual(instrument);
    const pepe = { ...instrument, symbol: '1000PEPEUSDT', base: '1000PEPE' };
    await store.saveInstrument(pepe);
    expect(await store.instruments()).toStrictEqual([pepe, instrument]);
    const database = await openDB(name);
    await database.put('instruments', { ...instrument, tickSize: 0 }, BTC);
    expect(await store.instrument(BTC)).toBeUndefined();
    expect(await store.instruments()).toStrictEqual([pepe]);
    expect(await store.instrument('binance:ETHUSDT')).toBeUndefined();
  });
});
