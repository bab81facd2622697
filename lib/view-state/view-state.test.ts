// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakePort } from '../../components/testing/fake-port';
import { panelFixture } from '../../components/testing/panel-fixture';
import { DEFAULT_SETTINGS } from '../protocol/defaults';
import { rememberSettings } from './settings-memory';
import { connect } from './view-state';

const NOW = Date.UTC(2026, 1, 19, 12);

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const held = new Map<string, string>();
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value) };
}

describe('the view state', () => {
  let ports: FakePort[];
  let life: AbortController;
  let store: ReturnType<typeof memory>;
  const newest = () => ports.at(-1)!;

  function start() {
    const open = () => {
      ports.push(new FakePort());
      return newest();
    };
    return connect('panel', { open, store, clock: () => NOW, life: life.signal });
  }

  beforeEach(() => {
    vi.useFakeTimers();
    ports = [];
    store = memory();
    life = new AbortController();
    rememberSettings(store, DEFAULT_SETTINGS);
  });

  afterEach(() => {
    life.abort();
    vi.useRealTimers();
  });

  it('asks for the remembered market before any settings have come', () => {
    rememberSettings(store, { ...DEFAULT_SETTINGS, coin: 'ETH', lookback: '3d' });
    start();
    expect(newest().posted).toEqual([
      {
        type: 'subscribe',
        coin: 'ETH',
        lookback: '3d',
        detail: 'panel',
      },
    ]);
  });

  it('remembers the market also where an update brought settings that were not there then', () => {
    store.setItem('isobar:settings', JSON.stringify({ coin: 'ETH', lookback: '3d' }));
    expect(start().settings.value).toEqual({ ...DEFAULT_SETTINGS, coin: 'ETH', lookback: '3d' });
  });

  it('keeps the newest snapshot of the market it asked for', () => {
    const state = start();
    newest().say({ type: 'panel', snapshot: panelFixture(NOW) });
    expect(state.connection.value).toBe('open');
    expect(state.snapshot.value?.revision).toBe(panelFixture(NOW).revision);
  });

  it('paints what an earlier look saw of the same market, and says that it is recalled, until the worker answers', () => {
    start();
    newest().say({ type: 'panel', snapshot: panelFixture(NOW) });
    const again = start();
    expect(again.recalled.value).toBe(true);
    expect(again.snapshot.value?.revision).toBe(panelFixture(NOW).revision);
    expect(again.snapshot.value).not.toHaveProperty('heatmap');
    newest().say({ type: 'panel', snapshot: panelFixture(NOW) });
    expect(again.recalled.value).toBe(false);
    expect(again.snapshot.value).toHaveProperty('heatmap');
  });

  it('recalls nothing of another market or lookback', () => {
    start();
    newest().say({ type: 'panel', snapshot: panelFixture(NOW) });
    rememberSettings(store, { ...DEFAULT_SETTINGS, lookback: '3d' });
    expect(start().snapshot.value).toBeUndefined();
  });

  it('takes the newest price from a glance between two panels, and keeps the series', () => {
    const state = start();
    const panel = panelFixture(NOW);
    newest().say({ type: 'panel', snapshot: panel });
    const { heatmap: _, orderFlow: __, profile: ___, ...glance } = panel;
    newest().say({ type: 'glance', snapshot: { ...glance, price: 12_345 } });
    expect(state.snapshot.value?.price).toBe(12_345);
    expect(state.snapshot.value?.heatmap).toEqual(panel.heatmap);
  });

  it('asks again when the settings name another market, and drops late answers about the old one', () => {
    const state = start();
    newest().say({ type: 'panel', snapshot: panelFixture(NOW) });
    newest().say({ type: 'settings', settings: { ...DEFAULT_SETTINGS, coin: 'ETH' } });
    newest().say({ type: 'panel', snapshot: panelFixture(NOW) });
    expect(state.snapshot.value).toBeUndefined();
    expect(newest().posted.at(-1)).toMatchObject({ type: 'subscribe', coin: 'ETH' });
  });

  it('shows a change of settings at once and tells the worker', () => {
    const state = start();
    state.changeSettings({ overlayVisible: false });
    expect(state.settings.value.overlayVisible).toBe(false);
    expect(newest().posted.at(-1)).toEqual({ type: 'change-settings', change: { overlayVisible: false } });
  });

  it('names the site whose preferences it changes, and says whether the worker was told', () => {
    const state = start();
    const change = { visible: false };
    expect(state.changeSite('www.tradingview.com', change)).toBe(true);
    expect(newest().posted.at(-1)).toEqual({ type: 'change-site', host: 'www.tradingview.com', change });
    newest().die();
    expect(state.changeSite('www.tradingview.com', change)).toBe(false);
  });

  it('asks for coins by name and keeps the newest answer', () => {
    const state = start();
    state.search('pe');
    expect(newest().posted.at(-1)).toEqual({ type: 'search', text: 'pe' });
    expect(state.found.value).toBeUndefined();
    const found = { type: 'found', text: 'pe', coins: [{ coin: 'PEPE', venues: ['okx'] }] };
    newest().say({ ...found, awaited: ['gate'], failed: [] });
    newest().say({ ...found, awaited: [], failed: ['gate'] });
    expect(state.found.value).toEqual({ ...found, awaited: [], failed: ['gate'] });
  });

  it('keeps how far the history of what it shows has come, until it shows something else or the worker is lost', () => {
    const state = start();
    const { coin, lookback } = DEFAULT_SETTINGS;
    const history = { coin, lookback, state: 'loading', share: 0.4, left: 9_000, venues: [] };
    newest().say({ type: 'history', history });
    newest().say({ type: 'history', history: { ...history, coin: 'ETH', share: 0.9 } });
    expect(state.history.value).toEqual(history);
    newest().say({ type: 'settings', settings: { ...DEFAULT_SETTINGS, lookback: '1y' } });
    expect(state.history.value).toBeUndefined();
    newest().say({ type: 'history', history: { ...history, lookback: '1y' } });
    expect(state.history.value).toBeDefined();
    newest().die();
    expect(state.history.value).toBeUndefined();
  });

  it('has a history stopped and loaded', () => {
    const state = start();
    state.loadHistory(false);
    state.loadHistory(true);
    expect(newest().posted.slice(-2)).toEqual([
      { type: 'load-history', on: false },
      { type: 'load-history', on: true },
    ]);
  });

  it('does not claim a change that could not be sent', () => {
    const state = start();
    newest().die();
    state.changeSettings({ overlayVisible: false });
    expect(state.settings.value.overlayVisible).toBe(true);
  });

  it('ignores what is not a message of the protocol', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const state = start();
    newest().say({ type: 'panel', snapshot: { ...panelFixture(NOW), price: -1 } });
    expect(state.snapshot.value).toBeUndefined();
    expect(complaint).toHaveBeenCalledWith(expect.stringContaining('snapshot.price'));
  });

  it('reopens a lost port at growing intervals and says meanwhile that it is lost', () => {
    const state = start();
    newest().die();
    expect(state.connection.value).toBe('lost');
    vi.advanceTimersByTime(250);
    expect(ports).toHaveLength(2);
    newest().die();
    vi.advanceTimersByTime(499);
    expect(ports).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(ports).toHaveLength(3);
    expect(newest().posted).toHaveLength(1);
  });

  it('opens a new port on return from the back/forward cache, where the old one died in silence', () => {
    start();
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(ports).toHaveLength(2);
    expect(ports[0]!.disconnected).toBe(true);
  });

  it('leaves nothing behind at the end of its life', () => {
    start();
    life.abort();
    expect(newest().disconnected).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('hands a saved record over when its last piece is there, and asks once for it', () => {
    const state = start();
    const take = vi.fn<(text: readonly string[]) => void>();
    state.exportTrackRecord('BTC', take);
    state.exportTrackRecord('BTC', take);
    const piece = { type: 'track-record-piece', coin: 'BTC' };
    expect(newest().posted.filter(({ type }) => type === 'export-track-record')).toHaveLength(1);
    newest().say({ ...piece, text: '{"a":', last: false });
    newest().say({ ...piece, coin: 'ETH', text: 'another’s', last: true });
    expect(take).not.toHaveBeenCalled();
    newest().say({ ...piece, text: '1}', last: true });
    expect(take.mock.calls).toEqual([[['{"a":', '1}']]]);
  });

  it('forgets what a worker that died had begun to hand over', () => {
    const state = start();
    const [broken, whole] = [
      vi.fn<(text: readonly string[]) => void>(),
      vi.fn<(text: readonly string[]) => void>(),
    ];
    state.exportTrackRecord('BTC', broken);
    newest().say({ type: 'track-record-piece', coin: 'BTC', text: 'half', last: false });
    newest().die();
    vi.advanceTimersByTime(1_000);
    state.exportTrackRecord('BTC', whole);
    newest().say({ type: 'track-record-piece', coin: 'BTC', text: 'whole', last: true });
    expect(broken).not.toHaveBeenCalled();
    expect(whole.mock.calls).toEqual([[['whole']]]);
  });
});
