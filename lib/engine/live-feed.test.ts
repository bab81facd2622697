import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Trade } from '../market/trade';
import { openStore } from '../store/open-store';
import type { LiveSink } from '../venues/venue';
import { standingClock } from './clock.testing';
import { LiveFeed } from './live-feed';
import { venueWith } from './venue.testing';

/** Trade n comes n seconds into its minute and is of n coins. */
const trade = (n: number): Trade => ({
  key: `trade ${n}`,
  time: unixMs(10 * MINUTE + n * 1_000),
  price: price(60_000),
  quantity: baseQty(n),
  taker: 'buy',
});

it('what is missed after trades that were still waiting when the stream broke is filled in', async () => {
  let newest: Trade[] = [];
  let sink: LiveSink | undefined;
  const { venue } = venueWith({
    tradeIds: 'unique',
    recentTrades: () => Promise.resolve(newest),
    live: (_, its, signal) => {
      sink = its;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  });
  const stop = new AbortController();
  const store = await openStore({ name: `feed-${Math.random()}` });
  const feed = new LiveFeed(venue, store, standingClock, await venue.instrument('BTCUSDT', stop.signal));
  const running = feed.run(stop.signal);
  const counted = async (): Promise<number> => {
    const rows = await store.read('binance:BTCUSDT', 'flow', unixMs(10 * MINUTE), unixMs(11 * MINUTE));
    return rows[0]?.buy ?? 0;
  };
  await vi.waitFor(() => expect(sink).toBeDefined());
  // The minute that is joined midway is not counted: the first trade lies in the one before.
  sink!.trades([{ ...trade(1), key: 'before', time: unixMs(9 * MINUTE) }]);
  sink!.trades([trade(1), trade(2)]);
  await vi.waitFor(async () => expect(await counted()).toBe(3));
  sink!.trades([trade(3)]);
  sink!.status('trades', 'lost');
  newest = [1, 2, 3].map(trade);
  await vi.waitFor(async () => expect(await counted()).toBe(6));
  sink!.status('trades', 'up');
  newest = [2, 3, 4, 5, 6].map(trade);
  sink!.trades([trade(6)]);
  await vi.waitFor(async () => expect(await counted()).toBe(1 + 2 + 3 + 4 + 5 + 6));
  stop.abort();
  await running;
});
