import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { HOUR, MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { FromWorker, Subscribe } from '../protocol/messages';
import { DEFAULT_SETTINGS } from '../protocol/defaults';
import type { Settings } from '../protocol/settings';
import type { PanelSnapshot } from '../protocol/snapshot';
import { DEFAULT_SITE } from '../protocol/defaults';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import { UnlistedSymbol } from '../venues/unlisted-symbol';
import type { Venue } from '../venues/venue';
import { NOW, standingClock } from './clock.testing';
import { Hub, type HubDependencies, type Subscriber } from './hub';
import { snapshotKey } from './market';
import { venueWith } from './venue.testing';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, venues: ['binance'] };

/** Pictures take their time where other work shares the machine. */
const soon = (holds: () => void) => vi.waitFor(holds, 20_000);

class Listener implements Subscriber {
  readonly heard: FromWorker[] = [];
  readonly host?: string;

  constructor(host?: string) {
    if (host !== undefined) this.host = host;
  }

  send(message: FromWorker): void {
    this.heard.push(message);
  }

  of<Type extends FromWorker['type']>(type: Type): Extract<FromWorker, { type: Type }>[] {
    return this.heard.filter(
      (message): message is Extract<FromWorker, { type: Type }> => message.type === type,
    );
  }
}

const wanted = (change: Partial<Subscribe> = {}): Subscribe => ({
  type: 'subscribe',
  coin: 'BTC',
  lookback: '12h',
  detail: 'chart',
  ...change,
});

const unlisted = () =>
  Promise.reject(new UnlistedSymbol('binance', 'exchangeInfo', 'symbols', 'one', 'none'));

describe('the hub', () => {
  const listeners: { readonly hub: Hub; readonly listener: Listener }[] = [];

  function listen(hub: Hub, host?: string): Listener {
    const listener = new Listener(host);
    hub.join(listener);
    listeners.push({ hub, listener });
    return listener;
  }

  async function opened(changes: Partial<Venue> = {}, store?: Store, onTold?: HubDependencies['onTold']) {
    const { venue, calls } = venueWith(changes);
    const kept = store ?? (await openStore({ name: `hub-${Math.random()}` }));
    const state = { settings: SETTINGS as Settings, sites: { 'chart.example': DEFAULT_SITE } };
    const hub = new Hub({
      clock: standingClock,
      random: () => 0.5,
      store: Promise.resolve(kept),
      settings: () => Promise.resolve(state.settings),
      site: (host) => Promise.resolve(state.sites[host as 'chart.example'] ?? DEFAULT_SITE),
      stops: { read: () => Promise.resolve(new Map()), change: () => Promise.resolve() },
      venue: (id) => ({ id, open: () => Promise.resolve(venue), bannedUntil: () => undefined }),
      ...(onTold && { onTold }),
    });
    return { hub, calls, state, store: kept };
  }

  afterEach(() => {
    for (const { hub, listener } of listeners.splice(0)) hub.leave(listener);
    vi.restoreAllMocks();
  });

  it('says the settings before the first picture, and the site’s preferences to a page of that site', async () => {
    const { hub } = await opened();
    const page = listen(hub, 'chart.example');
    const own = listen(hub);
    await hub.subscribe(page, wanted());
    await soon(() => expect(page.of('chart').length).toBeGreaterThan(0));
    expect(page.heard[0]).toEqual({ type: 'settings', settings: SETTINGS, site: DEFAULT_SITE });
    expect(own.heard).toEqual([{ type: 'settings', settings: SETTINGS }]);
  });

  it('serves all who look at a coin from one watch', async () => {
    const { hub, calls } = await opened();
    const [first, second] = [listen(hub), listen(hub)];
    await hub.subscribe(first, wanted());
    await hub.subscribe(second, wanted());
    await soon(() => expect(first.of('chart').length).toBeGreaterThan(0));
    await soon(() => expect(second.of('chart').length).toBeGreaterThan(0));
    expect(first.of('chart').at(-1)!.snapshot.instrument).toMatchObject({
      symbol: 'BTCUSDT',
      coin: 'BTC',
      unit: 1,
    });
    expect(calls.get('live')).toBe(1);
    const again = listen(hub);
    await hub.subscribe(again, wanted());
    await soon(() => expect(again.of('chart').length).toBeGreaterThan(0));
    expect(calls.get('instruments')).toBe(1);
  });

  it('watches two coins at the same time for two who look, and tells each of its own', async () => {
    const streamed: string[] = [];
    const live: Venue['live'] = (symbol, _, signal) => {
      streamed.push(symbol);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    const { hub } = await opened({ live });
    const [bitcoin, pepe] = [listen(hub), listen(hub)];
    await hub.subscribe(bitcoin, wanted());
    await hub.subscribe(pepe, wanted({ coin: 'PEPE' }));
    const coinsOf = (listener: Listener) => [
      ...new Set(listener.of('chart').map(({ snapshot }) => snapshot.instrument.coin)),
    ];
    await soon(() => expect([coinsOf(bitcoin), coinsOf(pepe)]).toEqual([['BTC'], ['PEPE']]));
    await soon(() => expect(streamed.sort()).toEqual(['1000PEPEUSDT', 'BTCUSDT']));
    hub.leave(pepe);
    const told = bitcoin.of('chart').length;
    await hub.settingsChanged({ positions: [] });
    await soon(() => expect(bitcoin.of('chart').length).toBeGreaterThan(told));
    expect([coinsOf(bitcoin), coinsOf(pepe)]).toEqual([['BTC'], ['PEPE']]);
  });

  it('finds the contract on a multiple of a coin among those it knows, and says the multiple', async () => {
    const { hub, calls, store } = await opened({ instruments: unlisted });
    const { venue } = venueWith();
    await store.saveInstrument(await venue.instrument('1000PEPEUSDT', AbortSignal.timeout(1_000)));
    const listener = listen(hub);
    await hub.subscribe(listener, wanted({ coin: 'PEPE' }));
    await soon(() => expect(listener.of('chart').length).toBeGreaterThan(0));
    const { instrument } = listener.of('chart').at(-1)!.snapshot;
    expect(instrument).toMatchObject({ symbol: '1000PEPEUSDT', coin: 'PEPE', unit: 1_000 });
    expect(calls.get('instrument')).toBeUndefined();
  });

  it('brings a coin up to date once for two who ask, and tells of it though nobody looks', async () => {
    const told: { coin: string; price: number | undefined }[] = [];
    const onTold: NonNullable<HubDependencies['onTold']> = ({ coin }, { price }) =>
      told.push({ coin, price });
    const { hub, calls } = await opened({}, undefined, onTold);
    const signal = AbortSignal.timeout(20_000);
    await Promise.all([hub.refresh('BTC', signal), hub.refresh('BTC', signal)]);
    expect(calls.get('instruments')).toBe(1);
    expect(told.at(-1)).toEqual({ coin: 'BTC', price: 60_010 });
    expect(hub.isWatched('BTC')).toBe(false);
    expect((await hub.latest('BTC'))!.panel.instrument.symbol).toBe('BTCUSDT');
    expect(await hub.latest('ETH')).toBeUndefined();
  });

  it('refuses a coin without a perpetual', async () => {
    const { hub, calls } = await opened();
    const listener = listen(hub);
    await hub.subscribe(listener, wanted({ coin: 'WIF' }));
    await soon(() => expect(listener.of('refused')).toEqual([{ type: 'refused', reason: 'no-perpetual' }]));
    expect([...calls.keys()]).toEqual(['instruments']);
  });

  it('refuses it to those who come later as well', async () => {
    const { hub } = await opened();
    const [first, second] = [listen(hub), listen(hub)];
    const refusal = { type: 'refused', reason: 'no-perpetual' };
    await hub.subscribe(first, wanted({ coin: 'WIF' }));
    await soon(() => expect(first.of('refused')).toEqual([refusal]));
    await hub.subscribe(second, wanted({ coin: 'WIF' }));
    expect(second.of('refused')).toEqual([refusal]);
  });

  it('asks again for a list that does not come, until nobody waits for it', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const instruments = vi.fn<Venue['instruments']>().mockRejectedValue(new Error('offline'));
    const { hub } = await opened({ instruments });
    const listener = listen(hub);
    const asking = hub.subscribe(listener, wanted());
    await soon(() => expect(instruments.mock.calls.length).toBeGreaterThan(1));
    hub.leave(listener);
    await asking;
    expect(listener.heard.map(({ type }) => type)).toEqual(['settings']);
  });

  it('sends a chart its heatmap only if asked, and a glance nothing of either', async () => {
    const { hub } = await opened();
    const [bare, heated, glancing, panel] = [listen(hub), listen(hub), listen(hub), listen(hub)];
    await hub.subscribe(bare, wanted());
    await hub.subscribe(heated, wanted({ heatmap: true }));
    await hub.subscribe(glancing, wanted({ detail: 'glance' }));
    await hub.subscribe(panel, wanted({ detail: 'panel' }));
    await soon(() => expect(panel.of('panel').at(-1)?.snapshot.heatmap).toBeDefined());
    await soon(() => expect(heated.of('chart').at(-1)?.snapshot.heatmap).toBeDefined());
    const chart = bare.of('chart').at(-1)!.snapshot;
    expect(chart).not.toHaveProperty('heatmap');
    expect(chart).not.toHaveProperty('cvd');
    expect(panel.of('panel').at(-1)!.snapshot).toMatchObject({ liquidations: [], ownLevels: [] });
    expect(glancing.of('glance').at(-1)!.snapshot).not.toHaveProperty('liquidations');
    expect(glancing.of('chart')).toEqual([]);
  });

  it('shows forced orders of the lookback', async () => {
    const { hub, store } = await opened();
    const order = { position: 'long', quantity: baseQty(2), orderPrice: price(60_000) } as const;
    const times = [NOW - 20 * 3_600_000, NOW - 3_600_000].map(unixMs);
    const rows = times.map((time) => ({ ...order, time }));
    await store.commit({ instrument: 'binance:BTCUSDT', kind: 'liquidation', rows, cursor: '' });
    const listener = listen(hub);
    await hub.subscribe(listener, wanted());
    await soon(() => expect(listener.of('chart').length).toBeGreaterThan(0));
    expect(listener.of('chart').at(-1)!.snapshot.liquidations).toEqual([
      { time: times[1], price: 60_000, side: 'long', usd: 120_000 },
    ]);
  });

  const position = { coin: 'BTC', unit: 1, side: 'long', entry: 60_000, leverage: 10 } as const;
  const level = {
    of: 0,
    side: 'long',
    entry: 60_000,
    leverage: 10,
    venue: 'binance',
    tier: 1,
    liquidation: expect.closeTo(54_000 / 0.996, 6) as number,
  };

  it('tells the user’s positions to pages of ours, and to no site', async () => {
    const { hub, state } = await opened();
    state.settings = { ...SETTINGS, positions: [position] };
    const [site, own] = [listen(hub, 'chart.example'), listen(hub)];
    await soon(() => expect([...site.of('settings'), ...own.of('settings')]).toHaveLength(2));
    expect(site.of('settings')[0]!.settings.positions).toEqual([]);
    expect(own.of('settings')[0]!.settings.positions).toEqual([position]);
  });

  it('tells what threatens a position to pages of ours, and to a site the levels alone', async () => {
    const { hub, state } = await opened();
    const held = { ...position, size: 3, stop: 55_000, target: 70_000 };
    state.settings = { ...SETTINGS, positions: [held, { ...held, mode: 'cross', balance: 9_876_543 }] };
    const [site, own, curious] = [listen(hub, 'chart.example'), listen(hub), listen(hub, 'chart.example')];
    await hub.subscribe(site, wanted());
    await hub.subscribe(own, wanted({ detail: 'glance' }));
    await hub.subscribe(curious, wanted({ detail: 'panel' }));
    await soon(() => expect(own.of('glance').at(-1)?.snapshot.risk).toHaveLength(2));
    await soon(() => expect(curious.of('panel').length).toBeGreaterThan(0));
    await soon(() => expect(site.of('chart').at(-1)?.snapshot.ownLevels).toHaveLength(2));
    const [first] = site.of('chart').at(-1)!.snapshot.ownLevels;
    expect(first).toMatchObject({ stop: 55_000, target: 70_000, liquidation: expect.any(Number) as number });
    const allowed = [
      'of',
      'side',
      'entry',
      'leverage',
      'venue',
      'liquidation',
      'tier',
      'stop',
      'target',
      'inBand',
    ];
    expect(Object.keys(first!).filter((key) => !allowed.includes(key))).toEqual([]);
    for (const { heard } of [site, curious]) {
      const text = JSON.stringify(heard);
      expect(text).not.toContain('9876543');
      expect(text).not.toContain('"risk"');
    }
  });

  it('keeps nothing of the user’s positions with a picture', async () => {
    const { hub, state, store } = await opened();
    state.settings = { ...SETTINGS, positions: [{ ...position, stop: 55_555 }] };
    const own = listen(hub);
    await hub.subscribe(own, wanted({ detail: 'panel' }));
    await soon(() => expect(own.of('panel').at(-1)?.snapshot.risk).toHaveLength(1));
    const kept = await store.snapshot(
      snapshotKey({ coin: 'BTC', venues: ['binance'], inverse: false }, '12h'),
    );
    expect(JSON.stringify(kept)).not.toMatch(/55555|"risk"|"ownLevels"/);
  });

  it('draws the user’s levels anew when positions change, without asking the venue', async () => {
    const { hub, calls, state } = await opened();
    const listener = listen(hub);
    await hub.subscribe(listener, wanted());
    await soon(() => expect(calls.get('live')).toBe(1));
    // A picture with all of its history: nothing more is asked for until the next bar.
    let asked = -1;
    const isStill = () => {
      const before = asked;
      asked = [...calls.values()].reduce((sum, count) => sum + count, 0);
      expect(asked).toBe(before);
      expect(listener.of('chart').length).toBeGreaterThan(0);
    };
    await vi.waitFor(isStill, { timeout: 20_000, interval: 700 });
    const before = new Map(calls);
    const { revision } = listener.of('chart').at(-1)!.snapshot;
    state.settings = { ...SETTINGS, positions: [position] };
    await hub.settingsChanged({ positions: [position] });
    await soon(() => expect(listener.of('chart').at(-1)!.snapshot.ownLevels).toEqual([level]));
    expect(listener.of('chart').at(-1)!.snapshot.revision).toBeGreaterThan(revision);
    expect(calls).toEqual(before);
  });

  it('answers from the store with today’s levels while the venue is silent', async () => {
    const first = await opened();
    const early = listen(first.hub);
    await first.hub.subscribe(early, wanted());
    await soon(() => expect(early.of('chart').length).toBeGreaterThan(0));
    first.hub.leave(early);
    const silent = () => new Promise<never>(() => undefined);
    const { hub, state } = await opened(
      { instruments: silent, bars: silent, fundingHistory: silent },
      first.store,
    );
    state.settings = { ...SETTINGS, positions: [position] };
    const listener = listen(hub);
    await hub.subscribe(listener, wanted());
    expect(listener.of('chart')[0]!.snapshot.ownLevels).toEqual([level]);
    state.settings = SETTINGS;
    await hub.settingsChanged({ positions: [] });
    expect(listener.of('chart').at(-1)!.snapshot.ownLevels).toEqual([]);
  });

  it('estimates anew when cross-margined positions are left out, and says what they are of all', async () => {
    const { hub, state, calls } = await opened();
    const panel = listen(hub);
    await hub.subscribe(panel, wanted({ detail: 'panel' }));
    const newest = () => panel.of('panel').at(-1)!.snapshot;
    const massOf = ({ profile }: PanelSnapshot) =>
      profile!.groups
        .flatMap(({ long, short }) => [...long, ...short])
        .reduce((sum, value) => sum + value, 0);
    await soon(() => expect(panel.of('panel').at(-1)?.snapshot.coverage.barsPresent).toBe(720));
    const whole = newest();
    expect(whole.assumptions).toMatchObject({ crossHaircut: 0 });
    const { crossShare } = whole.assumptions!;
    expect(crossShare).toBeGreaterThan(0);
    state.settings = { ...state.settings, crossHaircut: 0.5 };
    await hub.settingsChanged({ crossHaircut: 0.5 });
    await soon(() => expect(newest().assumptions!.crossHaircut).toBe(0.5));
    expect(newest().assumptions!.crossShare).toBeCloseTo(crossShare, 6);
    // Cut at whole buckets here, at ±10 % sharp there.
    expect(massOf(newest()) / massOf(whole)).toBeCloseTo(1 - crossShare / 2, 2);
    expect(calls.get('live')).toBe(1);
  });

  it('looks anew at what is summed when coin-margined contracts are let in, and keeps both pictures apart', async () => {
    const { hub, state, store } = await opened();
    const listener = listen(hub);
    await hub.subscribe(listener, wanted({ venues: ['binance'] }));
    await soon(() => expect(listener.of('chart').length).toBeGreaterThan(0));
    state.settings = { ...SETTINGS, inverse: true };
    await hub.settingsChanged({ inverse: true });
    const kept = (inverse: boolean) =>
      store.snapshot(snapshotKey({ coin: 'BTC', venues: ['binance'], inverse }, '12h'));
    await soon(async () => expect(await kept(true)).toBeDefined());
    expect(await kept(false)).toBeDefined();
  });

  it('tells everybody of settings, and of a site those who are on it', async () => {
    const { hub, state } = await opened();
    const [here, elsewhere, own] = [listen(hub, 'chart.example'), listen(hub, 'other.example'), listen(hub)];
    await soon(() => expect([here, elsewhere, own].map(({ heard }) => heard.length)).toEqual([1, 1, 1]));
    state.sites['chart.example'] = { visible: false, folded: false };
    await hub.siteChanged('chart.example');
    expect(here.of('settings')[1]?.site).toEqual({ visible: false, folded: false });
    expect([elsewhere.heard.length, own.heard.length]).toEqual([1, 1]);
    state.settings = { ...SETTINGS, overlayVisible: false };
    await hub.settingsChanged({ overlayVisible: false });
    for (const listener of [here, elsewhere, own])
      expect(listener.of('settings').at(-1)!.settings.overlayVisible).toBe(false);
    expect(elsewhere.of('settings').at(-1)!.site).toEqual(DEFAULT_SITE);
    expect(own.of('settings').at(-1)).not.toHaveProperty('site');
  });

  it('answers a replay with what was known then, and not once another time was asked for', async () => {
    const { hub } = await opened();
    const listener = listen(hub);
    await hub.subscribe(listener, wanted({ detail: 'panel' }));
    await soon(() => expect(listener.of('panel').at(-1)?.snapshot.clusters.length).toBeGreaterThan(0));
    const at = unixMs(NOW - 2 * HOUR);
    const given = new AbortController();
    const dropped = hub.replay(listener, unixMs(at + HOUR), given.signal);
    given.abort();
    await Promise.all([dropped, hub.replay(listener, at, new AbortController().signal)]);
    const replayed = listener.of('replayed');
    expect(replayed.map((message) => message.at)).toEqual([at]);
    const { past } = replayed[0]!;
    expect(past!.asOf).toBeLessThanOrEqual(at);
    expect(past!.asOf).toBeGreaterThan(at - 2 * MINUTE);
    expect(past!.heatmap!.columnTimes.at(-1)).toBeLessThanOrEqual(at);
  });
});
