import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';

import { DEFAULT_SETTINGS, DEFAULT_SITE } from '../protocol/defaults';
import type { HistoryView } from '../protocol/history';
import type { FromWorker, Subscribe } from '../protocol/messages';
import { openStore } from '../store/open-store';
import { standingClock } from './clock.testing';
import { Hub, type HubDependencies, type Subscriber } from './hub';
import { type StoppedLookbacks, withStop } from './stopped-lookbacks';
import { barsIn, venueWith } from './venue.testing';

const WANTED: Subscribe = {
  type: 'subscribe',
  coin: 'BTC',
  venues: ['binance'],
  lookback: '12h',
  detail: 'panel',
};
const PAGES = { bars: 100, openInterest: 500, funding: 1000, trades: 1000 };

const soon = (holds: () => void) => vi.waitFor(holds, 20_000);
const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** What outlives the worker. */
async function disk() {
  const stops = new Map<string, StoppedLookbacks>();
  const kept: HubDependencies['stops'] = {
    read: (market) => Promise.resolve(stops.get(market) ?? new Map()),
    change: (market, lookback, at) => {
      stops.set(market, withStop(stops.get(market) ?? new Map(), lookback, at));
      return Promise.resolve();
    },
  };
  return { store: await openStore({ name: `hub-history-${Math.random()}` }), stops: kept };
}

const lives: { readonly hub: Hub; readonly subscriber: Subscriber }[] = [];

/** A worker whose venue takes a moment for each page. */
function worker({ store, stops }: Awaited<ReturnType<typeof disk>>) {
  const { venue, calls } = venueWith({ pageSize: PAGES });
  const slow = {
    ...venue,
    bars: async (...asked: Parameters<typeof venue.bars>) => {
      calls.set('bars', (calls.get('bars') ?? 0) + 1);
      await after(15);
      return barsIn(asked[1], asked[2], asked[3]);
    },
  };
  const hub = new Hub({
    clock: standingClock,
    random: () => 0.5,
    store: Promise.resolve(store),
    settings: () => Promise.resolve(DEFAULT_SETTINGS),
    site: () => Promise.resolve(DEFAULT_SITE),
    marginTiers: () => undefined,
    venue: (id) => ({ id, open: () => Promise.resolve(slow), bannedUntil: () => undefined }),
    stops,
  });
  const look = async (detail: Subscribe['detail']) => {
    const heard: FromWorker[] = [];
    const subscriber: Subscriber = { send: (message) => void heard.push(message) };
    lives.push({ hub, subscriber });
    hub.join(subscriber);
    await hub.subscribe(subscriber, { ...WANTED, detail });
    const histories = (): HistoryView[] =>
      heard.flatMap((message) => (message.type === 'history' ? message.history : []));
    return { subscriber, histories, now: () => histories().at(-1) };
  };
  return { hub, look, asked: () => calls.get('bars') ?? 0 };
}

afterEach(() => {
  for (const { hub, subscriber } of lives.splice(0)) hub.leave(subscriber);
});

it('tells a panel how far its history has come, and a chart nothing of it', async () => {
  const { look, asked } = worker(await disk());
  const [panel, chart] = [await look('panel'), await look('chart')];
  await soon(() => expect(panel.now()).toMatchObject({ state: 'complete', share: 1 }));
  const shares = panel.histories().map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.length).toBeGreaterThan(1);
  expect(asked()).toBeGreaterThan(20);
  expect(chart.histories()).toEqual([]);
});

it('stops it for all who look, keeps that beyond the worker’s life, and goes on when asked to', async () => {
  const kept = await disk();
  const first = worker(kept);
  const [one, other] = [await first.look('panel'), await first.look('panel')];
  await soon(() => expect(one.now()!.share).toBeGreaterThan(0.1));
  await first.hub.loadHistory(one.subscriber, false);
  await soon(() => expect([one.now()!.state, other.now()!.state]).toEqual(['stopped', 'stopped']));
  await after(100); // what was under way
  const asked = first.asked();
  await after(200);
  expect(first.asked()).toBe(asked);
  first.hub.leave(one.subscriber);
  first.hub.leave(other.subscriber);

  const second = worker(kept);
  const panel = await second.look('panel');
  await soon(() => expect(panel.now()?.state).toBe('stopped'));
  expect(panel.now()!.share).toBeLessThan(1);
  expect(second.asked()).toBe(0);
  await second.hub.loadHistory(panel.subscriber, true);
  await soon(() => expect(panel.now()!.state).toBe('complete'));
  const third = worker(kept);
  const again = await third.look('panel');
  await soon(() => expect(again.now()?.state).toBe('complete'));
});

it('tells one who comes later at once', async () => {
  const { look, hub } = worker(await disk());
  const early = await look('panel');
  await soon(() => expect(early.now()!.share).toBeGreaterThan(0.1));
  await hub.loadHistory(early.subscriber, false);
  const late = await look('panel');
  expect(late.now()).toMatchObject({ state: 'stopped', lookback: '12h', coin: 'BTC' });
});

it('of who looks at nothing stops nothing', async () => {
  const { hub, look } = worker(await disk());
  const panel = await look('panel');
  await hub.loadHistory({ send: () => undefined }, false);
  await soon(() => expect(panel.now()?.state).toBe('complete'));
});
