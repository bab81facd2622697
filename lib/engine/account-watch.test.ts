import { expect, it, vi } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import type { LongShortRatio } from '../market/long-short-ratio';
import { AccountWatch } from './account-watch';
import { NOW, standingClock } from './clock.testing';
import { venueWith } from './venue.testing';

const signal = new AbortController().signal;
const ROW: LongShortRatio = { time: unixMs(NOW - HOUR), of: 'accounts', ratio: 1.2 };

it('asks for a day and some hours, once a quarter of an hour', async () => {
  let now = NOW;
  const longShortRatio = vi.fn(() => Promise.resolve([ROW]));
  const { venue } = venueWith({ longShortRatio });
  const watch = new AccountWatch(venue, 'BTCUSDT', { ...standingClock, now: () => unixMs(now) });
  expect(await watch.refresh(signal)).toBe(true);
  now += 14 * MINUTE;
  expect(await watch.refresh(signal)).toBe(false);
  expect(longShortRatio).toHaveBeenCalledTimes(1);
  const [symbol, period, from, to] = longShortRatio.mock.calls[0] as unknown as [
    string,
    number,
    number,
    number,
  ];
  expect([symbol, period]).toEqual(['BTCUSDT', HOUR]);
  expect(from).toBeLessThan(NOW - DAY - HOUR);
  expect(to).toBeGreaterThan(NOW);
  now += MINUTE;
  await watch.refresh(signal);
  expect(longShortRatio).toHaveBeenCalledTimes(2);
  expect(watch.newest).toEqual([ROW]);
});

it('leaves out what cannot be had, and a venue that says nothing', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  const failing = venueWith({ longShortRatio: () => Promise.reject(new Error('refused')) });
  const watch = new AccountWatch(failing.venue, 'BTCUSDT', standingClock);
  await watch.refresh(signal);
  expect(watch.newest).toEqual([]);
  expect(warned).toHaveBeenCalledOnce();
  await new AccountWatch(venueWith().venue, 'BTCUSDT', standingClock).refresh(signal);
  expect(warned).toHaveBeenCalledOnce();
  warned.mockRestore();
});
