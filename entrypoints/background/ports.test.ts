import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type { AlertDesk } from '../../lib/engine/alerts/alert-desk';
import type { CoinSearch } from '../../lib/engine/coin-search';
import type { Hub, Subscriber } from '../../lib/engine/hub';
import { DEFAULT_ALERTS } from '../../lib/protocol/alerts';
import { DEFAULT_SETTINGS } from '../../lib/protocol/defaults';
import type { Found } from '../../lib/protocol/messages';

type SearchCall = Parameters<CoinSearch['search']>;

vi.stubGlobal('browser', fakeBrowser);
const { serve } = await import('./ports');
const { Preferences } = await import('./preferences');
const { readSettings } = await import('../../lib/store/settings');
const { readAlertSettings } = await import('../../lib/store/alert-settings');
const { readSite } = await import('../../lib/store/site-preferences');

const ORIGIN = 'chrome-extension://isobar/';
const CHART = { id: 'isobar', origin: 'https://chart.example', url: 'https://chart.example/btc' };
const POPUP = { id: 'isobar', origin: ORIGIN.slice(0, -1), url: `${ORIGIN}popup.html` };

function listeners() {
  const heard: ((raw: unknown) => void)[] = [];
  return { heard, addListener: (listener: (raw: unknown) => void) => void heard.push(listener) };
}

function hubThatNotes() {
  const joined: Subscriber[] = [];
  const hub = {
    join: (subscriber: Subscriber) => void joined.push(subscriber),
    leave: vi.fn<Hub['leave']>(),
    subscribe: vi.fn<Hub['subscribe']>(() => Promise.resolve()),
    settingsChanged: vi.fn<Hub['settingsChanged']>(() => Promise.resolve()),
    siteChanged: vi.fn<Hub['siteChanged']>(() => Promise.resolve()),
    tellTrackRecord: vi.fn<Hub['tellTrackRecord']>(() => Promise.resolve()),
    exportTrackRecord: vi.fn<Hub['exportTrackRecord']>(() => Promise.resolve()),
    loadHistory: vi.fn<Hub['loadHistory']>(() => Promise.resolve()),
  };
  return { joined, ...hub, hub: hub as unknown as Hub };
}

function portFrom(sender: object, name = 'isobar') {
  const onMessage = listeners();
  const onDisconnect = listeners();
  const port = {
    name,
    sender,
    onMessage,
    onDisconnect,
    postMessage: vi.fn<() => void>(),
    disconnect: vi.fn<() => void>(),
  };
  return {
    port: port as unknown as Browser.runtime.Port,
    disconnected: port.disconnect,
    say: (message: unknown) => onMessage.heard.forEach((listener) => listener(message)),
    close: () => onDisconnect.heard.forEach((listener) => listener(undefined)),
  };
}

describe('a port', () => {
  let hub: ReturnType<typeof hubThatNotes>;
  const search = vi.fn<CoinSearch['search']>(() => Promise.resolve());
  const desk = {
    join: vi.fn<AlertDesk['join']>(),
    leave: vi.fn<AlertDesk['leave']>(),
    test: vi.fn<AlertDesk['test']>(() => Promise.resolve()),
    coins: () => Promise.resolve([]),
    preferencesChanged: vi.fn<AlertDesk['preferencesChanged']>(() => Promise.resolve()),
  };

  function open(sender: object, name?: string) {
    const opened = portFrom(sender, name);
    serve(opened.port, {
      hub: hub.hub,
      preferences: new Preferences(hub.hub, desk as unknown as AlertDesk),
      coinSearch: { search } as unknown as CoinSearch,
      desk: desk as unknown as AlertDesk,
    });
    return opened;
  }

  /** Whatever was refused would have been done by the time that a later change is done. */
  async function settled() {
    open(POPUP).say({ type: 'change-settings', change: { theme: 'light' } });
    await vi.waitFor(async () => expect((await readSettings()).theme).toBe('light'));
  }

  beforeEach(async () => {
    hub = hubThatNotes();
    search.mockClear();
    for (const asked of [desk.join, desk.leave, desk.test, desk.preferencesChanged]) asked.mockClear();
    await fakeBrowser.storage.local.clear();
    vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue(ORIGIN);
    Object.defineProperty(fakeBrowser.runtime, 'id', { value: 'isobar', configurable: true });
  });

  it.each([
    ['another extension', { ...POPUP, id: 'stranger' }, undefined],
    ['another purpose', POPUP, 'debug'],
  ])('of %s is closed unheard', (_, sender, name) => {
    const { disconnected, say } = open(sender, name);
    say({ type: 'change-overlay', change: { overlayVisible: false } });
    expect(disconnected).toHaveBeenCalledOnce();
    expect(hub.joined).toEqual([]);
    expect(hub.settingsChanged).not.toHaveBeenCalled();
  });

  it('of a content script stands for the site it runs on, one of our pages for none', () => {
    open(CHART);
    open(POPUP);
    expect(hub.joined.map(({ host }) => host)).toEqual(['chart.example', undefined]);
  });

  it('of a content script changes what its legend shows, and no other setting', async () => {
    const { say } = open(CHART);
    say({ type: 'change-overlay', change: { overlayOpacity: 0.5, symbol: 'ETHUSDT', positions: [] } });
    say({ type: 'change-settings', change: { lookback: '24h' } });
    await settled();
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light', overlayOpacity: 0.5 });
    expect(hub.settingsChanged.mock.calls[0]).toEqual([{ overlayOpacity: 0.5 }]);
  });

  it('of a content script changes its own site, whatever site it names', async () => {
    open(CHART).say({ type: 'change-site', host: 'other.example', change: { visible: false } });
    await vi.waitFor(() => expect(hub.siteChanged).toHaveBeenCalledWith('chart.example'));
    expect((await readSite('chart.example')).visible).toBe(false);
    expect((await readSite('other.example')).visible).toBe(true);
  });

  it('of one of our pages searches for coins, the newest text only, and no longer than it is open', () => {
    const { say, close, port } = open(POPUP);
    say({ type: 'search', text: 'pe' });
    say({ type: 'search', text: 'pep' });
    const [[, , first], [text, answer, second]] = search.mock.calls as [SearchCall, SearchCall];
    expect(text).toBe('pep');
    expect([first.aborted, second.aborted]).toEqual([true, false]);
    const found: Found = { type: 'found', text, coins: [], awaited: [], failed: [] };
    answer(found);
    expect(port.postMessage).toHaveBeenCalledWith(found);
    close();
    expect(second.aborted).toBe(true);
  });

  it('of a content script never makes a venue be asked for its list', async () => {
    open(CHART).say({ type: 'search', text: 'pe' });
    await settled();
    expect(search).not.toHaveBeenCalled();
  });

  it.each(['read-track-record', 'export-track-record'] as const)('of a page of ours alone may %s', (type) => {
    const asked = type === 'read-track-record' ? hub.tellTrackRecord : hub.exportTrackRecord;
    open(CHART).say({ type, coin: 'BTC' });
    expect(asked).not.toHaveBeenCalled();
    open(POPUP).say({ type, coin: 'BTC' });
    expect(asked).toHaveBeenCalledWith(hub.joined.at(-1), 'BTC');
  });

  it('of one of our pages hears of alerts until it closes, changes rules and has a test sent', async () => {
    const { say, close, port } = open(POPUP);
    say({ type: 'read-alerts' });
    const [listener] = desk.join.mock.calls.at(-1)!;
    const alerts = { settings: DEFAULT_ALERTS, recent: [], holding: [] };
    listener(alerts);
    expect(port.postMessage).toHaveBeenCalledWith({ type: 'alerts', alerts });
    say({ type: 'test-alert' });
    expect(desk.test).toHaveBeenCalledOnce();
    say({ type: 'change-alerts', change: { badge: false } });
    await vi.waitFor(async () => expect((await readAlertSettings()).badge).toBe(false));
    await vi.waitFor(() => expect(desk.preferencesChanged).toHaveBeenCalled());
    close();
    expect(desk.leave).toHaveBeenCalledWith(listener);
  });

  it('of a content script hears of no alert, changes no rule and sends no test', async () => {
    const { say } = open(CHART);
    say({ type: 'read-alerts' });
    say({ type: 'test-alert' });
    say({ type: 'change-alerts', change: { badge: false } });
    await settled();
    expect(desk.join).not.toHaveBeenCalled();
    expect(desk.test).not.toHaveBeenCalled();
    expect(await readAlertSettings()).toEqual(DEFAULT_ALERTS);
  });

  it('of one of our pages stops a history and goes on with it, of a content script never', async () => {
    const { say } = open(POPUP);
    const [own] = hub.joined;
    say({ type: 'load-history', on: false });
    say({ type: 'load-history', on: true });
    open(CHART).say({ type: 'load-history', on: false });
    await settled();
    expect(hub.loadHistory.mock.calls).toEqual([
      [own, false],
      [own, true],
    ]);
  });

  it('of one of our pages changes the site it names, and none where it names none', async () => {
    const { say } = open(POPUP);
    say({ type: 'change-site', change: { visible: false } });
    say({ type: 'change-site', host: 'other.example', change: { visible: false } });
    await vi.waitFor(() => expect(hub.siteChanged.mock.calls).toEqual([['other.example']]));
    expect((await readSite('other.example')).visible).toBe(false);
  });

  it.each([
    ['an unknown word', { type: 'reset' }],
    ['an opacity out of range', { type: 'change-overlay', change: { overlayOpacity: 9 } }],
    ['a place off the page', { type: 'change-site', change: { place: { left: -5, bottom: 0 } } }],
    ['nothing', undefined],
  ])('is not moved by %s', async (_, message) => {
    open(CHART).say(message);
    await settled();
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' });
    expect(hub.siteChanged).not.toHaveBeenCalled();
  });

  it('that closes, or fails to take a message, leaves the hub', () => {
    const { close, port } = open(CHART);
    const [subscriber] = hub.joined;
    close();
    expect(hub.leave).toHaveBeenCalledWith(subscriber);
    vi.spyOn(port, 'postMessage').mockImplementation(() => {
      throw new Error('back/forward cache');
    });
    subscriber!.send({ type: 'refused', reason: 'x' });
    expect(hub.leave).toHaveBeenCalledTimes(2);
  });
});

describe('the panic key', () => {
  beforeEach(() => fakeBrowser.storage.local.clear());

  it('hides the overlay, shows it again, and tells everybody each time', async () => {
    const { hub, settingsChanged } = hubThatNotes();
    const desk = { preferencesChanged: () => Promise.resolve() } as unknown as AlertDesk;
    const preferences = new Preferences(hub, desk);
    preferences.toggleOverlay();
    await vi.waitFor(() => expect(settingsChanged).toHaveBeenCalledTimes(1));
    expect((await readSettings()).overlayVisible).toBe(false);
    preferences.toggleOverlay();
    await vi.waitFor(() => expect(settingsChanged).toHaveBeenCalledTimes(2));
    expect((await readSettings()).overlayVisible).toBe(true);
  });
});
