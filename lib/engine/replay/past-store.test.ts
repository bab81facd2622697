import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import { baseQty, millis, unixMs } from '../../core/units';
import { instrumentKey } from '../../market/instrument';
import { openStore } from '../../store/open-store';
import type { SeriesKind, SeriesRows, Store } from '../../store/store';
import { NOW } from '../clock.testing';
import { type Picture, picture } from '../picture';
import { planFor } from '../plan';
import { barsIn } from '../venue.testing';
import { storeAsOf } from './past-store';

const KEY = instrumentKey({ venue: 'binance', symbol: 'BTCUSDT' });
const DEEP = { barDepth: () => millis(30 * 24 * HOUR) };
/** Within a minute, so that a bar is open. */
const AT = unixMs(NOW - 5 * HOUR - 25_000);

/** Twenty hours of bars and open interest up to an instant: only what had closed, or been published, by then. */
async function storedUntil(end: number): Promise<Store> {
  const store = await openStore({ name: `past-${Math.random()}` });
  const start = Math.floor((NOW - 20 * HOUR) / HOUR) * HOUR;
  const commit = <Kind extends SeriesKind>(kind: Kind, rows: readonly SeriesRows[Kind][]) =>
    store.commit({ instrument: KEY, kind, rows, cursor: String(end) });
  for (const [kind, minutes] of [
    ['bar-1m', 1],
    ['mark-1m', 1],
    ['bar-5m', 5],
  ] as const) {
    const bars = barsIn(millis(minutes * MINUTE), start, end).filter(
      (bar) => bar.openTime + bar.duration <= end,
    );
    await commit(kind, bars);
  }
  const stamps = Math.floor((end - start) / (5 * MINUTE)) + 1;
  await commit(
    'open-interest',
    Array.from({ length: stamps }, (_, i) => ({
      time: unixMs(start + i * 5 * MINUTE),
      quantity: baseQty(9_000 + 400 * Math.sin(i / 9)),
    })),
  );
  return store;
}

function pictureAt(store: Pick<Store, 'read' | 'newest' | 'gaps'>): Promise<Picture> {
  return picture(
    store,
    { now: () => AT, breathe: () => Promise.resolve() },
    {
      instrument: KEY,
      lookback: '12h',
      plan: planFor('12h', DEEP),
      feed: 'none',
      tiers: undefined,
      linear: true,
      crossHaircut: 0,
    },
  );
}

test('a picture of an earlier time is the one that could be computed then: nothing that came later shows', async () => {
  const then = await pictureAt(await storedUntil(AT));
  const now = await pictureAt(storeAsOf(await storedUntil(NOW), AT));
  expect(then.estimate?.asOf).toBe(Math.floor(AT / MINUTE) * MINUTE);
  expect(now).toEqual(then);
});

test('the present differs from it, or nothing would have been shown', async () => {
  const store = await storedUntil(NOW);
  const past = await pictureAt(storeAsOf(store, AT));
  const present = await pictureAt(store);
  expect(present.estimate?.asOf).toBeGreaterThan(past.estimate!.asOf);
});

test('a gap that lay ahead is not told, and one under way ends where it was', async () => {
  const store = await storedUntil(NOW);
  const gap = (from: number, to: number) => ({
    from: unixMs(from),
    to: unixMs(to),
    reason: 'missed' as const,
  });
  const source = storeAsOf(
    {
      ...storeAsOf(store, unixMs(NOW)),
      gaps: () => Promise.resolve([gap(AT - HOUR, AT + HOUR), gap(AT + 1, NOW)]),
    },
    AT,
  );
  expect(await source.gaps(KEY, 'bar-1m')).toEqual([gap(AT - HOUR, AT)]);
});

test('of a series that had stopped long before nothing is the newest', async () => {
  const store = await storedUntil(NOW - 10 * HOUR);
  expect(await storeAsOf(store, unixMs(NOW)).newest(KEY, 'bar-1m')).toBeDefined();
  expect(await storeAsOf(store, unixMs(NOW - 30 * HOUR)).newest(KEY, 'bar-1m')).toBeUndefined();
});
