import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { DAY, MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import { BLOCK_LENGTH } from './block';
import { sourceBars } from './ingest-oracle';
import { openStore } from './open-store';
import { RETENTION } from './retention';
import type { Store } from './store';

const BTC = 'binance:BTCUSDT';
const ALWAYS = [unixMs(0), unixMs(8.64e15)] as const;
const BLOCK = BLOCK_LENGTH / MINUTE;

let count = 0;
let store: Store;

beforeEach(async () => {
  store = await openStore({ name: `trimming-${count++}` });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

interface Put {
  readonly block?: number;
  readonly cursor?: string;
}

/** The disk is full for the next `times` such puts; it shows only after the put has succeeded. */
function fillDisk(isTooMuch: (put: Put) => boolean, times: number): void {
  const { put } = IDBObjectStore.prototype;
  let refused = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...rest) {
    const request = put.apply(this, rest);
    const { transaction } = this as unknown as { transaction: { _abort(error: string): void } };
    if (isTooMuch(rest[0] as Put) && refused++ < times) {
      request.addEventListener('success', () => transaction._abort('QuotaExceededError'));
    }
    return request;
  });
}

const MOMENTS: [string, (put: Put) => boolean][] = [
  ['in the middle of a commit', ({ block }) => block === 8],
  ["after a commit's last put", ({ cursor }) => cursor === '9'],
];

describe('retention', () => {
  it('deletes the blocks that have passed their bound, and the gaps before them', async () => {
    const gaps = [{ from: unixMs(5 * MINUTE), to: unixMs(DAY), reason: 'missed' as const }];
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: sourceBars(0, 0, 4), cursor: 'a' });
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: sourceBars(DAY, 0, 9), cursor: 'b', gaps });

    const bound = RETENTION['bar-1m'];
    await store.retain(unixMs(bound + BLOCK_LENGTH - 1));
    expect((await store.read(BTC, 'bar-1m', ...ALWAYS)).length).toBe(13);

    await store.retain(unixMs(bound + BLOCK_LENGTH));
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(sourceBars(DAY, 0, 9));
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([{ ...gaps[0], from: BLOCK_LENGTH }]);
    expect(await store.cursor(BTC, 'bar-1m')).toBe('b');
  });

  it('holds each kind to its own bound', async () => {
    const flow = { openTime: unixMs(0), buy: 1, sell: 1, trades: 2 };
    await store.commit({ instrument: BTC, kind: 'flow', rows: [flow], cursor: '' });
    await store.commit({
      instrument: BTC,
      kind: 'open-interest',
      rows: [{ time: unixMs(0), quantity: 1 as never }],
      cursor: '',
    });
    await store.retain(unixMs(20 * DAY));
    expect(await store.newest(BTC, 'flow')).toBeUndefined();
    expect(await store.newest(BTC, 'open-interest')).toBe(0);
  });

  it('forgets the snapshot of a market that nobody looks at any more', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    await store.saveSnapshot('old', { price: 1 });
    vi.setSystemTime(8 * DAY);
    await store.saveSnapshot('new', { price: 2 });
    await store.retain(unixMs(8 * DAY + 1));
    expect(await store.snapshot('old')).toBeUndefined();
    expect(await store.snapshot('new')).toEqual({ price: 2 });
  });
});

describe.each(MOMENTS)('a disk that is full %s', (_, isTooMuch) => {
  it('costs the oldest quarter of the blocks and the commit goes through', async () => {
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: sourceBars(0, 0, 8 * BLOCK), cursor: '8' });
    fillDisk(isTooMuch, 1);
    await store.commit({
      instrument: BTC,
      kind: 'bar-1m',
      rows: sourceBars(0, 8 * BLOCK, 9 * BLOCK),
      cursor: '9',
    });
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(sourceBars(0, 2 * BLOCK, 9 * BLOCK));
    expect(await store.cursor(BTC, 'bar-1m')).toBe('9');
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([]);
  });

  it('is said when pruning does not help, and nothing of the batch is stored', async () => {
    await store.commit({ instrument: BTC, kind: 'bar-1m', rows: sourceBars(0, 0, 8 * BLOCK), cursor: '8' });
    fillDisk(isTooMuch, Infinity);
    const rows = sourceBars(0, 8 * BLOCK, 9 * BLOCK);
    const refused = store.commit({ instrument: BTC, kind: 'bar-1m', rows, cursor: '9' });
    await expect(refused).rejects.toMatchObject({ name: 'StoreError', code: 'quota' });
    expect(await store.cursor(BTC, 'bar-1m')).toBe('8');
    expect(await store.newest(BTC, 'bar-1m')).toBe((8 * BLOCK - 1) * MINUTE);
  });
});
