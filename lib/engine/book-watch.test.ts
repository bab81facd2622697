import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { HOUR, MINUTE, SECOND } from '../core/time';
import { price, unixMs } from '../core/units';
import type { Depth } from '../market/depth';
import { type InstrumentKey, instrumentKey } from '../market/instrument';
import { book, level } from '../orderbook/book.testing';
import { openStore } from '../store/open-store';
import { BookWatch } from './book-watch';
import { NOW, standingClock } from './clock.testing';
import { venueWith } from './venue.testing';

/** The middle is 1 000. */
const BOOK: Depth = book(
  [level(999, 1), level(995, 1), level(980, 2)],
  [level(1_001, 1), level(1_005, 1), level(1_020, 2)],
);

describe('the watch of an order book', () => {
  const { signal } = new AbortController();
  afterEach(() => vi.restoreAllMocks());

  async function watching(depth: () => Promise<Depth> = () => Promise.resolve(BOOK)) {
    let now = NOW as number;
    const store = await openStore({ name: `book-${Math.random()}` });
    const asked = vi.fn(depth);
    const { venue } = venueWith({ depth: asked });
    const instrument = await venue.instrument('BTCUSDT', signal);
    const heard = vi.fn();
    const traded = () => ({ low: price(999), high: price(1_001), bought: 5, sold: 7 });
    const clock = { ...standingClock, now: () => unixMs(now) };
    const make = () => new BookWatch({ venue, store, clock, instrument, traded, onBook: heard });
    const key: InstrumentKey = instrumentKey(instrument);
    return { watch: make(), make, store, key, asked, heard, pass: (span: number) => (now += span) };
  }

  it('asks once a minute, and tells of each book', async () => {
    const { watch, asked, heard, pass } = await watching();
    await watch.refresh(signal);
    await watch.refresh(signal);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(watch.record.newest?.resting.bids).toBeCloseTo((999 + 995) / 1, 6);
    pass(MINUTE);
    await watch.refresh(signal);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('has no book where it could not be had, and asks again in the next minute only', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { watch, asked, pass } = await watching(() => Promise.reject(new Error('429')));
    await watch.refresh(signal);
    pass(10 * SECOND);
    await watch.refresh(signal);
    expect(watch.record).toMatchObject({ newest: undefined, looks: [] });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('forgets the levels of a book that has grown old, and keeps its profile', async () => {
    const { watch, pass } = await watching();
    await watch.refresh(signal);
    pass(6 * MINUTE);
    expect(watch.record.newest).toBeUndefined();
    expect(watch.record.looks).toHaveLength(1);
  });

  it('records a row a minute with what traded since, and says the minutes that it missed', async () => {
    const { watch, store, key, pass } = await watching();
    for (const span of [0, MINUTE, MINUTE, 5 * MINUTE]) {
      pass(span);
      await watch.refresh(signal);
    }
    const begin = Math.floor(NOW / MINUTE) * MINUTE;
    const rows = await store.read(key, 'book', unixMs(0), unixMs(NOW + HOUR));
    expect(rows.map(({ time }) => (time - begin) / MINUTE)).toEqual([0, 1, 2, 7]);
    expect(rows[0]).toMatchObject({ price: 1_000, traded: { low: 999, high: 1_001, bought: 5, sold: 7 } });
    expect(rows[0]!.bids.length).toBeGreaterThan(20);
    expect(await store.gaps(key, 'book')).toEqual([
      { from: begin + 3 * MINUTE, to: begin + 7 * MINUTE, reason: 'missed' },
    ]);
    expect(await store.read(key, 'depth', unixMs(0), unixMs(NOW + HOUR))).toHaveLength(2);
  });

  it('goes on where a watch that vanished left off', async () => {
    const { watch, make, pass } = await watching();
    await watch.refresh(signal);
    pass(MINUTE);
    const next = make();
    await next.resume();
    expect(next.record.looks).toHaveLength(1);
    await next.refresh(signal);
    expect(next.record.looks).toHaveLength(2);
  });

  it('follows walls through a restart', async () => {
    const wall = level(990, 500);
    const flat = Array.from({ length: 40 }, (_, i) => level(999.8 - i * 0.5, 1));
    const bids = [
      ...flat.filter(({ price }) => price > 990),
      wall,
      ...flat.filter(({ price }) => price < 990),
    ];
    const asks = Array.from({ length: 40 }, (_, i) => level(1_000.2 + i * 0.5, 1));
    const { watch, make, pass } = await watching(() => Promise.resolve(book(bids, asks)));
    for (let minute = 0; minute < 4; minute++, pass(MINUTE)) await watch.refresh(signal);
    const next = make();
    for (let minute = 0; minute < 4; minute++, pass(MINUTE)) await next.refresh(signal);
    const begin = Math.floor(NOW / MINUTE) * MINUTE;
    expect(next.record.walls).toMatchObject([{ side: 'bids', since: begin }]);
  });
});
