import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Trade } from '../market/trade';
import { openStore } from '../store/open-store';
import type { LiveSink, Venue } from '../venues/venue';
import { standingClock } from './clock.testing';
import { LiveFeed } from './live-feed';
import { barsIn, venueWith } from './venue.testing';

/** Trade n comes n seconds into its minute and is of n coins. */
const trade = (n: number): Trade => ({
  key: `trade ${n}`,
  time: unixMs(10 * MINUTE + n * 1_000),
  price: price(60_000),
  quantity: baseQty(n),
  taker: 'buy',
});

let stop: AbortController;
beforeEach(() => {
  stop = new AbortController();
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
});

/** A feed whose trades the test sends, and what it has counted of the eleventh minute. */
async function feeding(changes: Partial<Venue>) {
  let sink: LiveSink | undefined;
  const live = vi.fn<Venue['live']>((_, its, signal) => {
    sink = its;
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  });
  const { venue } = venueWith({ tradeIds: 'unique', live, ...changes });
  const store = await openStore({ name: `feed-${Math.random()}` });
  const instrument = await venue.instrument('BTCUSDT', stop.signal);
  const running = new LiveFeed(venue, store, standingClock, instrument, () => undefined).run(stop.signal);
  await vi.waitFor(() => expect(sink).toBeDefined());
  const counted = async (): Promise<number> => {
    const rows = await store.read('binance:BTCUSDT', 'flow', unixMs(10 * MINUTE), unixMs(11 * MINUTE));
    return rows[0]?.buy ?? 0;
  };
  // The minute that is joined midway is not counted: the first trade lies in the one before.
  sink!.trades([{ ...trade(1), key: 'before', time: unixMs(9 * MINUTE) }]);
  return { sink: sink!, live, store, counted, running };
}

it('what is missed after trades that were still waiting when the stream broke is filled in', async () => {
  let newest: Trade[] = [];
  const { sink, counted } = await feeding({ recentTrades: () => Promise.resolve(newest) });
  sink.trades([trade(1), trade(2)]);
  await vi.waitFor(async () => expect(await counted()).toBe(3));
  sink.trades([trade(3)]);
  sink.status('trades', 'lost');
  newest = [1, 2, 3].map(trade);
  await vi.waitFor(async () => expect(await counted()).toBe(6));
  sink.status('trades', 'up');
  newest = [2, 3, 4, 5, 6].map(trade);
  sink.trades([trade(6)]);
  await vi.waitFor(async () => expect(await counted()).toBe(1 + 2 + 3 + 4 + 5 + 6));
});

it('a hole that the venue does not fill at once is filled later, and the stream goes on meanwhile', async () => {
  const recentTrades = vi
    .fn<() => Promise<Trade[]>>()
    .mockRejectedValueOnce(new Error('no answer'))
    .mockResolvedValue([2, 3, 4, 5, 6].map(trade));
  const { sink, counted, live } = await feeding({ recentTrades });
  sink.trades([trade(1), trade(2)]);
  await vi.waitFor(async () => expect(await counted()).toBe(3));
  sink.status('trades', 'lost');
  sink.trades([trade(5)]);
  await vi.waitFor(() => expect(recentTrades).toHaveBeenCalled());
  sink.trades([trade(6)]);
  await vi.waitFor(async () => expect(await counted()).toBe(1 + 2 + 3 + 4 + 5 + 6));
  expect(live).toHaveBeenCalledTimes(1);
});

it('a closed minute that its bar does not confirm is taken back', async () => {
  const volumes = new Map([[10 * MINUTE, 1 + 2 + 3]]);
  const bars: Venue['bars'] = (_, interval, from, to) =>
    Promise.resolve(
      barsIn(interval, from, to).map((bar) => ({ ...bar, volume: baseQty(volumes.get(bar.openTime) ?? 0) })),
    );
  const { sink, counted, store } = await feeding({ bars });
  sink.trades([trade(1), trade(3)]);
  await vi.waitFor(async () => expect(await counted()).toBe(4));
  sink.trades([trade(60 + 20)]);
  await vi.waitFor(async () => expect(await counted()).toBe(0));
  const gaps = await store.gaps('binance:BTCUSDT', 'flow');
  expect(gaps).toEqual([{ from: 9 * MINUTE, to: 11 * MINUTE, reason: 'missed' }]);
});
