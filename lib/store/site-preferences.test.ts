import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { DEFAULT_SITE } from '../protocol/defaults';

vi.stubGlobal('browser', fakeBrowser);
const { changeSite, readSite } = await import('./site-preferences');

describe('what is preferred on a site', () => {
  beforeEach(() => fakeBrowser.storage.local.clear());

  it('is the default until it is changed, on that site alone', async () => {
    await changeSite('www.tradingview.com', { visible: false });
    expect(await readSite('www.tradingview.com')).toEqual({ ...DEFAULT_SITE, visible: false });
    expect(await readSite('www.binance.com')).toEqual(DEFAULT_SITE);
  });

  it('keeps both of two changes that were made at once', async () => {
    const place = { left: 12, bottom: 30 };
    await Promise.all([changeSite('a.example', { folded: false }), changeSite('a.example', { place })]);
    expect(await readSite('a.example')).toEqual({ visible: true, folded: false, place });
  });

  it('is kept of the 200 sites changed last', async () => {
    for (let i = 0; i < 200; i++) await changeSite(`${i}.example`, { visible: false });
    await changeSite('0.example', { folded: false });
    await changeSite('new.example', { visible: false });
    expect((await readSite('0.example')).visible).toBe(false);
    expect(await readSite('1.example')).toEqual(DEFAULT_SITE);
    expect((await readSite('2.example')).visible).toBe(false);
  });

  it('refuses a change that does not fit, and goes on after it', async () => {
    await expect(changeSite('a.example', { place: { left: -1, bottom: 0 } })).rejects.toThrow();
    expect((await changeSite('a.example', { visible: false })).visible).toBe(false);
  });

  it('is lost with its own damaged entry and with no other', async () => {
    const stored = [
      { host: 'a.example', visible: 'no' },
      null,
      { host: 'b.example', ...DEFAULT_SITE, visible: false },
    ];
    await fakeBrowser.storage.local.set({ 'site-preferences': stored });
    expect(await readSite('a.example')).toEqual(DEFAULT_SITE);
    expect((await readSite('b.example')).visible).toBe(false);
    await fakeBrowser.storage.local.set({ 'site-preferences': { visible: false } });
    expect(await readSite('b.example')).toEqual(DEFAULT_SITE);
  });
});
