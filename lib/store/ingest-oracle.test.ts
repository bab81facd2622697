import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import { audit, CLEAN, sourceBars } from './ingest-oracle';
import { openStore } from './open-store';

const BTC = 'binance:BTCUSDT';
const START = Date.UTC(2026, 0, 10, 9, 17);
const ROWS = 3_000;
const REQUESTS = ['get', 'getAll', 'getAllKeys', 'put', 'delete'] as const;

/** The worker dies at its n-th request: what is under way is undone, and nothing it asks for is answered any more. */
function killAt(request: number): void {
  let seen = 0;
  for (const name of REQUESTS) {
    const original = IDBObjectStore.prototype[name] as (
      this: IDBObjectStore,
      ...rest: unknown[]
    ) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...rest: unknown[]
    ) {
      seen += 1;
      if (seen === request) this.transaction.abort();
      if (seen >= request) throw new Error('killed');
      return original.apply(this, rest);
    });
  }
}

async function ingest(name: string, random: () => number): Promise<void> {
  const store = await openStore({ name });
  try {
    for (;;) {
      const cursor = Number((await store.cursor(BTC, 'bar-1m')) ?? 0);
      if (cursor >= ROWS) return;
      const repeated = Math.floor(random() * 5);
      const to = Math.min(cursor + 1 + Math.floor(random() * 60), ROWS);
      const rows = sourceBars(START, Math.max(0, cursor - repeated), to);
      const gaps = [
        {
          from: unixMs(START + cursor * MINUTE),
          to: unixMs(START + ROWS * MINUTE),
          reason: 'not-fetched' as const,
        },
      ];
      await store.commit({ instrument: BTC, kind: 'bar-1m', rows, cursor: `${to}`, gaps });
    }
  } finally {
    store.close();
  }
}

/** A repeatable sequence of numbers in [0, 1). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

afterEach(() => vi.restoreAllMocks());

describe('an ingest whose worker is killed', () => {
  it('loses no row, doubles none, and its cursor claims exactly what is stored', async () => {
    const random = sequence(7);
    let kills = 0;
    for (let finished = false; !finished;) {
      killAt(1 + Math.floor(random() * 15));
      finished = await ingest('kills', random).then(
        () => true,
        (error: Error) => {
          expect(error.message).toContain('killed');
          kills += 1;
          return false;
        },
      );
      vi.restoreAllMocks();

      const store = await openStore({ name: 'kills' });
      const cursor = Number((await store.cursor(BTC, 'bar-1m')) ?? 0);
      const stored = await store.read(BTC, 'bar-1m', unixMs(0), unixMs(8.64e15));
      expect(audit(stored, START, cursor)).toEqual(CLEAN);
      const [from, to] = [START + cursor * MINUTE, START + ROWS * MINUTE];
      const rest = cursor === 0 || cursor === ROWS ? [] : [{ from, to, reason: 'not-fetched' }];
      expect(await store.gaps(BTC, 'bar-1m')).toEqual(rest);
      store.close();
    }
    expect(kills).toBeGreaterThanOrEqual(50);
  });
});

describe('audit', () => {
  it('sees a lost, a doubled, an altered and an unclaimed row', () => {
    const rows = sourceBars(START, 0, 10);
    expect(audit(rows, START, 10)).toEqual(CLEAN);
    expect(audit(rows.slice(1), START, 10)).toEqual({ ...CLEAN, lost: 1 });
    expect(audit([...rows, rows[3]!], START, 10)).toEqual({ ...CLEAN, doubled: 1 });
    expect(audit([{ ...rows[0]!, volume: rows[1]!.volume }, ...rows.slice(1)], START, 10)).toEqual({
      ...CLEAN,
      altered: 1,
    });
    expect(audit(rows, START, 9)).toEqual({ ...CLEAN, unclaimed: 1 });
  });
});
