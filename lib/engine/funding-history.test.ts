import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { DAY, HOUR } from '../core/time';
import { type UnixMs, millis, unixMs } from '../core/units';
import type { FundingRate } from '../market/funding';
import type { Instrument } from '../market/instrument';
import { openStore } from '../store/open-store';
import type { Venue } from '../venues/venue';
import { fetchFunding } from './funding-history';
import { FUNDING_HISTORY } from './plan';

const now = unixMs(Date.UTC(2026, 0, 5, 12, 30));
const signal = new AbortController().signal;
const instrument = { venue: 'bybit', symbol: 'BTCUSDT' } as Instrument;
const PAGE = 50;

/** Pays every eight hours, and gives the earliest `PAGE` payments of a range, as the contract says. */
function payingSince(first: number, asked: [number, number][] = []): Venue {
  const interval = millis(8 * HOUR);
  const history = async (_: string, from: UnixMs, to: UnixMs): Promise<FundingRate[]> => {
    asked.push([from, to]);
    const start = Math.ceil(Math.max(from, first) / interval) * interval;
    const count = Math.max(0, Math.ceil((to - start) / interval));
    return Array.from({ length: Math.min(PAGE, count) }, (_, i) => ({
      time: unixMs(start + i * interval),
      rate: 0.0001,
      interval,
      kind: 'realised' as const,
    }));
  };
  return { pageSize: { funding: PAGE }, fundingHistory: history } as unknown as Venue;
}

it('has all payments after one round, of a contract that pays far more often than a page reaches', async () => {
  const store = await openStore({ name: 'funding whole' });
  await fetchFunding(payingSince(0), store, instrument, now, signal);
  const rows = await store.read('bybit:BTCUSDT', 'funding', unixMs(0), now);
  const last = Math.floor(now / (8 * HOUR)) * 8 * HOUR;
  expect(rows).toHaveLength(Math.floor((last - (now - FUNDING_HISTORY)) / (8 * HOUR)) + 1);
  expect(rows.at(-1)!.time).toBe(last);
});

it('finds the payments of a contract that was listed a few days ago, behind pages that are empty', async () => {
  const store = await openStore({ name: 'funding young' });
  await fetchFunding(payingSince(now - 3 * DAY), store, instrument, now, signal);
  expect(await store.read('bybit:BTCUSDT', 'funding', unixMs(0), now)).toHaveLength(9);
});

it('asks only for what came since', async () => {
  const store = await openStore({ name: 'funding since' });
  const asked: [number, number][] = [];
  const venue = payingSince(0, asked);
  await fetchFunding(venue, store, instrument, now, signal);
  asked.length = 0;
  await fetchFunding(venue, store, instrument, unixMs(now + 8 * HOUR), signal);
  expect(asked).toHaveLength(1);
  const last = Math.floor(now / (8 * HOUR)) * 8 * HOUR;
  expect(asked[0]![0]).toBe(last + 1);
});
