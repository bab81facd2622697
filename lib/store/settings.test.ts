import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { DEFAULT_SETTINGS } from '../protocol/defaults';

vi.stubGlobal('browser', fakeBrowser);
const { changeSettings, readSettings, repaired, watchSettings } = await import('./settings');

describe('settings', () => {
  beforeEach(() => fakeBrowser.storage.local.clear());

  it('are the defaults before any change', async () => {
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it('keep a change for the next worker', async () => {
    await changeSettings({ lookback: '24h' });
    vi.resetModules();
    const next = await import('./settings');
    expect(await next.readSettings()).toEqual({ ...DEFAULT_SETTINGS, lookback: '24h' });
  });

  it('keep both of two changes that were made at once', async () => {
    await Promise.all([changeSettings({ lookback: '3d' }), changeSettings({ coin: 'ETH' })]);
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, lookback: '3d', coin: 'ETH' });
  });

  it('keep both of two toggles that were made at once', async () => {
    const toggle = () => changeSettings(({ overlayVisible }) => ({ overlayVisible: !overlayVisible }));
    await Promise.all([toggle(), toggle(), toggle()]);
    expect((await readSettings()).overlayVisible).toBe(!DEFAULT_SETTINGS.overlayVisible);
  });

  it('of the first release gain the keys that came later, by their defaults', async () => {
    const first = {
      overlayVisible: false,
      overlayOpacity: 0.4,
      theme: 'dark',
      lookback: '24h',
      coin: 'ETH',
    };
    await fakeBrowser.storage.local.set({ settings: first, settings$: { v: 1 } });
    vi.resetModules();
    const next = await import('./settings');
    expect(await next.readSettings()).toEqual({ ...DEFAULT_SETTINGS, ...first });
  });

  it('keep the positions of earlier releases, which knew neither size nor margin mode', async () => {
    const positions = [{ coin: 'BTC', unit: 1, side: 'long', entry: 66_000, leverage: 20 }] as const;
    await fakeBrowser.storage.local.set({ settings: { ...DEFAULT_SETTINGS, positions } });
    expect((await readSettings()).positions).toEqual(positions);
    const sized = { ...positions[0], size: 0.5, mode: 'cross', balance: 4_000, venue: 'okx' } as const;
    await changeSettings({ positions: [...positions, sized] });
    expect((await readSettings()).positions).toEqual([...positions, sized]);
    const planned = { ...positions[0], margin: 500, stop: 64_000, target: 70_000, planned: true } as const;
    await changeSettings({ positions: [...positions, planned] });
    expect((await readSettings()).positions).toEqual([...positions, planned]);
  });

  it('refuse a change that does not fit, and go on after it', async () => {
    await expect(changeSettings({ overlayOpacity: 7 })).rejects.toThrow();
    await changeSettings({ theme: 'dark' });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  it('lose a bad key to its default and nothing else', async () => {
    const stored = { ...DEFAULT_SETTINGS, theme: 'dark', overlayOpacity: 'much', lookback: '2d', stray: 1 };
    await fakeBrowser.storage.local.set({ settings: stored });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  it.each([[null], [undefined], ['x'], [[]], [7]])('are the defaults where %s is stored', (stored) => {
    expect(repaired(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('tell a watcher of each change until it stops', async () => {
    const seen = vi.fn<(settings: typeof DEFAULT_SETTINGS) => void>();
    const stop = new AbortController();
    watchSettings(seen, stop.signal);
    const dark = await changeSettings({ theme: 'dark' });
    expect(seen.mock.calls).toEqual([[dark]]);
    stop.abort();
    await changeSettings({ theme: 'light' });
    expect(seen).toHaveBeenCalledTimes(1);
  });
});
