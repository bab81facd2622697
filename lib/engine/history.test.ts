import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import { instrumentKey } from '../market/instrument';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import { NOW, standingClock } from './clock.testing';
import { History } from './history';
import type { HistoryProgress } from './history-load';
import { planFor } from './plan';
import { barsIn, venueWith } from './venue.testing';

const LOOKBACK = '30d';
const never = new AbortController().signal;
const PACE = { limit: 4, window: MINUTE, pageWeight: () => 1 };

/** One life of a watch's history on a store that outlives it, and what it asked the venue for. */
async function life(changes: Partial<Venue> = {}, kept?: Store, now = NOW) {
  const store = kept ?? (await openStore({ name: `history-${Math.random()}` }));
  const asked: { readonly from: number; readonly to: number }[] = [];
  const noted: HistoryProgress[] = [];
  const answers = venueWith({
    pace: PACE,
    pageSize: { bars: 500, openInterest: 500, funding: 1000, trades: 1000 },
    ...changes,
  });
  const { venue } = answers;
  const noting: Venue = {
    ...venue,
    bars: (symbol, interval, from, to, signal) => {
      asked.push({ from, to });
      return venue.bars(symbol, interval, from, to, signal);
    },
  };
  const instrument = await venue.instrument('BTCUSDT', never);
  const history: History = new History({
    venue: noting,
    store,
    clock: { ...standingClock, now: () => unixMs(now) },
    instrument,
    onHistory: () => void noted.push(history.progress(LOOKBACK)!),
  });
  const round = async () => (await history.round(LOOKBACK, planFor(LOOKBACK, venue), never)).more;
  const finish = async () => {
    while (await round());
  };
  const bars = async () =>
    (await store.read(instrumentKey(instrument), 'bar-5m', unixMs(0), unixMs(now))).length;
  return { store, history, asked, noted, round, finish, bars, progress: () => history.progress(LOOKBACK)! };
}

const EVERYTHING = (30 * DAY) / (5 * MINUTE) + 5;

describe('a history', () => {
  it('says how much there is and how long it takes before the first page is asked for', async () => {
    const seen: number[] = [];
    const held = await life({
      bars: (_, interval, from, to) => {
        seen.push(held.noted.length);
        return Promise.resolve(barsIn(interval, from, to));
      },
    });
    await held.round();
    expect(seen).toEqual([1]);
    const pages = 3 * Math.ceil(EVERYTHING / 500);
    expect(held.noted[0]).toMatchObject({ share: 0, left: (Math.ceil(pages / PACE.limit) - 1) * MINUTE });
  });

  it('rises with each page until everything is there', async () => {
    const { noted, finish, bars, progress } = await life();
    await finish();
    const shares = noted.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(shares).size).toBeGreaterThan(10);
    expect(progress()).toMatchObject({ share: 1, left: 0 });
    expect(await bars()).toBe(EVERYTHING);
  });

  it('asks for nothing older once it is stopped, and says from where on it is there', async () => {
    const { history, asked, round, finish, progress } = await life();
    await round();
    await round();
    const before = asked.length;
    const reached = Math.min(...asked.map(({ from }) => from));
    expect(history.stop(new Map([[LOOKBACK, unixMs(NOW)]]))).toBe(true);
    await finish();
    expect(asked).toHaveLength(before);
    expect(progress().reaches).toBe(reached);
    expect(progress().share).toBeGreaterThan(0);
    expect(progress().share).toBeLessThan(0.5);
  });

  it('fetches what closes after a stop, in this life and in later ones', async () => {
    const first = await life();
    await first.round();
    const stopped = new Map([[LOOKBACK, unixMs(NOW)] as const]);
    const later = await life({}, first.store, NOW + 3 * HOUR);
    later.history.stop(stopped);
    const before = await later.bars();
    await later.finish();
    expect(await later.bars()).toBe(before + (3 * HOUR) / (5 * MINUTE));
    expect(later.progress().reaches).toBe(first.progress().reaches);
  });

  it('goes on where it was stopped, and fetches no page twice', async () => {
    const { history, asked, round, finish, bars } = await life();
    await round();
    history.stop(new Map([[LOOKBACK, unixMs(NOW)]]));
    await finish();
    expect(history.stop(new Map())).toBe(true);
    await finish();
    expect(await bars()).toBe(EVERYTHING);
    const items = asked.reduce((sum, { from, to }) => sum + (to - from) / (5 * MINUTE), 0);
    expect(items).toBe(EVERYTHING);
  });

  it('of a worker that was killed goes on at what it had reached', async () => {
    const first = await life();
    await first.round();
    await first.round();
    const second = await life({}, first.store);
    await second.finish();
    expect(second.noted[0]!.share).toBe(first.progress().share);
    const before = await life();
    await before.finish();
    expect(first.asked.length + second.asked.length).toBe(before.asked.length);
  });

  it('keeps what it had when the venue fails, and asks again for what failed', async () => {
    let fails = false;
    const fragile = await life({
      bars: (_, interval, from: UnixMs, to) =>
        fails ? Promise.reject(new Error('out of order')) : Promise.resolve(barsIn(interval, from, to)),
    });
    await fragile.round();
    const { share } = fragile.progress();
    fails = true;
    await expect(fragile.round()).rejects.toThrow('out of order');
    expect(fragile.progress().share).toBeCloseTo(share, 9);
    fails = false;
    fragile.history.askAgain();
    await fragile.finish();
    expect(await fragile.bars()).toBe(EVERYTHING);
  });

  it('is not in the way of a lookback that was not stopped', async () => {
    const { history, finish, bars } = await life();
    expect(history.stop(new Map([['1y', unixMs(NOW)]]))).toBe(true);
    expect(history.stop(new Map([['1y', unixMs(NOW)]]))).toBe(false);
    await finish();
    expect(await bars()).toBe(EVERYTHING);
  });
});
