import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { millis, unixMs } from '../core/units';
import { openStore } from '../store/open-store';
import type { Venue } from '../venues/venue';
import { NOW } from './clock.testing';
import { SpotHistory } from './spot-history';
import { barsIn, venueWith } from './venue.testing';

const FIVE = millis(5 * MINUTE);
const KEY = 'binance:BTCUSDT';
const PAGE = 999;
const signal = new AbortController().signal;

async function started(name: string, spotBars: NonNullable<Venue['spotBars']>) {
  const { venue } = venueWith({ spotBars });
  const store = await openStore({ name });
  const history = new SpotHistory(venue, store, await venue.instrument('BTCUSDT', signal));
  return { history, stored: () => store.read(KEY, 'spot-5m', unixMs(0), unixMs(NOW + DAY)) };
}

it('fetches a week of closed bars page by page, and afterwards what is new', async () => {
  const spotBars = vi.fn<NonNullable<Venue['spotBars']>>((_, interval, from, to) =>
    Promise.resolve(barsIn(interval, from, Math.min(to, from + PAGE * interval))),
  );
  const { history, stored } = await started('spot week', spotBars);
  await history.fill(unixMs(NOW), signal);
  const bars = await stored();
  expect(bars).toHaveLength((7 * DAY) / FIVE);
  expect(bars.at(-1)!.openTime + FIVE).toBeLessThanOrEqual(NOW);
  expect(spotBars).toHaveBeenCalledTimes(3);
  await history.fill(unixMs(NOW + 1), signal);
  expect(spotBars).toHaveBeenCalledTimes(3);
  await history.fill(unixMs(NOW + FIVE + 10_000), signal);
  expect(spotBars).toHaveBeenCalledTimes(4);
  expect(await stored()).toHaveLength(bars.length + 1);
});

it('asks no more for an hour where the coin has no spot market', async () => {
  const spotBars = vi.fn<NonNullable<Venue['spotBars']>>(() => Promise.reject(new Error('-1121')));
  const { history } = await started('no spot', spotBars);
  await expect(history.fill(unixMs(NOW), signal)).rejects.toThrow('-1121');
  await history.fill(unixMs(NOW + HOUR - 1), signal);
  expect(spotBars).toHaveBeenCalledTimes(1);
  await expect(history.fill(unixMs(NOW + HOUR), signal)).rejects.toThrow('-1121');
});
