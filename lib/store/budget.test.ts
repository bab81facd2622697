import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { DAY, MINUTE } from '../core/time';
import { unixMs } from '../core/units';

vi.stubGlobal('browser', fakeBrowser);
const { venueBudget } = await import('./budget');

const noon = unixMs(Date.UTC(2026, 0, 1, 12));
const nextMinute = unixMs(noon + MINUTE);

describe('venue budget', () => {
  beforeEach(async () => {
    await fakeBrowser.storage.local.clear();
    await fakeBrowser.storage.session.clear();
  });

  it('remembers the weight of the running window for the next worker', async () => {
    await venueBudget('binance', MINUTE).recordWeight(1200, noon);
    expect(await venueBudget('binance', MINUTE).usedWeight(unixMs(nextMinute - 1))).toBe(1200);
  });

  it('forgets the weight once a window has passed, and not when a minute turns', async () => {
    await venueBudget('binance', MINUTE).recordWeight(1200, noon);
    expect(await venueBudget('binance', MINUTE).usedWeight(nextMinute)).toBe(0);
    await venueBudget('binance', MINUTE).recordWeight(1200, unixMs(nextMinute - 1));
    expect(await venueBudget('binance', MINUTE).usedWeight(nextMinute)).toBe(1200);
  });

  it('holds a ban until it ends, also over a restart of the browser', async () => {
    await venueBudget('binance', MINUTE).ban(unixMs(noon + DAY));
    await fakeBrowser.storage.session.clear();
    const budget = venueBudget('binance', MINUTE);
    expect(await budget.bannedUntil(noon)).toBe(noon + DAY);
    expect(await budget.bannedUntil(unixMs(noon + DAY))).toBeUndefined();
  });

  it('never shortens a ban', async () => {
    const budget = venueBudget('binance', MINUTE);
    await budget.ban(unixMs(noon + DAY));
    await budget.ban(nextMinute);
    expect(await budget.bannedUntil(noon)).toBe(noon + DAY);
  });

  it('takes what it cannot read for nothing', async () => {
    await fakeBrowser.storage.session.set({ 'budget:binance': { at: noon, weight: 'x' } });
    await fakeBrowser.storage.local.set({ 'banned-until:binance': -1 });
    const budget = venueBudget('binance', MINUTE);
    expect(await budget.usedWeight(noon)).toBe(0);
    expect(await budget.bannedUntil(noon)).toBeUndefined();
  });
});
