import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type { AlertRule } from '../alerts/rule';
import { HOUR } from '../core/time';
import { unixMs } from '../core/units';
import { DEFAULT_ALERTS } from '../protocol/alerts';

vi.stubGlobal('browser', fakeBrowser);
const { changeAlertSettings, readAlertSettings } = await import('./alert-settings');

const RULE: AlertRule = {
  id: 'a',
  coin: 'BTC',
  on: true,
  condition: { kind: 'open-interest', direction: 'up', changePct: 10 },
  cooldown: HOUR,
  urgent: false,
};

describe('what the user wants to be told of', () => {
  beforeEach(() => fakeBrowser.storage.local.clear());

  it('is nothing at first', async () => {
    expect(await readAlertSettings()).toEqual(DEFAULT_ALERTS);
  });

  it('is kept, two changes at once as well', async () => {
    await Promise.all([
      changeAlertSettings({ rules: [RULE] }),
      changeAlertSettings({ quiet: { from: 60, to: 120 } }),
    ]);
    expect(await readAlertSettings()).toEqual({
      ...DEFAULT_ALERTS,
      rules: [RULE],
      quiet: { from: 60, to: 120 },
    });
  });

  it('loses a damaged rule, and no other with it', async () => {
    const damaged = { ...RULE, id: 'b', condition: { ...RULE.condition, changePct: 'ten' } };
    const stored = { ...DEFAULT_ALERTS, rules: [damaged, RULE], quiet: { from: -1, to: 5 }, badge: false };
    await fakeBrowser.storage.local.set({ alerts: stored });
    expect(await readAlertSettings()).toEqual({ ...DEFAULT_ALERTS, rules: [RULE], badge: false });
  });

  it('is refused where it is not as it must be, and what was before stays', async () => {
    await changeAlertSettings({ snoozedUntil: unixMs(5) });
    const many = Array.from({ length: 41 }, (_, i) => ({ ...RULE, id: `${i}` }));
    await expect(changeAlertSettings({ rules: many })).rejects.toThrow();
    expect(await readAlertSettings()).toEqual({ ...DEFAULT_ALERTS, snoozedUntil: 5 });
  });
});
