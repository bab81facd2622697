import { expect } from '@playwright/test';
import type { browser } from 'wxt/browser';

import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { panelSnapshot, test } from './fixture';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

interface Said {
  readonly type: string;
  readonly snapshot?: PanelSnapshot;
  readonly past?: PanelSnapshot;
}

test.describe('a replay', () => {
  test('of the time of a picture is that picture, with bands and readings', async ({ running }) => {
    const shown = await panelSnapshot(running, '24h');
    const page = await running.context.newPage();
    await page.goto(`${running.origin}/popup.html`);
    const past = await page.evaluate(
      (at) =>
        new Promise<PanelSnapshot | undefined>((resolve) => {
          const port = chrome.runtime.connect({ name: 'isobar' });
          let asked = false;
          port.onMessage.addListener((message: Said) => {
            if (message.type === 'replayed') resolve(message.past);
            if (message.type !== 'panel' || asked) return;
            asked = true;
            port.postMessage({ type: 'replay', at });
          });
          port.postMessage({
            type: 'subscribe',
            coin: 'BTC',
            venues: ['binance'],
            lookback: '24h',
            detail: 'panel',
          });
        }),
      shown.asOf!,
    );
    await page.close();
    expect(past?.asOf).toBe(shown.asOf);
    expect(past?.asymmetry).toBeCloseTo(shown.asymmetry!, 9);
    expect(past?.profile?.groups).toEqual(shown.profile!.groups);
    expect(past?.signals.map(({ reading }) => reading)).toEqual(shown.signals.map(({ reading }) => reading));
  });

  test('is stepped through in the panel, says what time it shows, and ends at the present', async ({
    running,
  }) => {
    await panelSnapshot(running);
    const page = await running.context.newPage();
    await page.goto(`${running.origin}/sidepanel.html`);
    await page.getByRole('button', { name: 'Step back in time' }).click();
    const bar = page.getByRole('region', { name: 'What was known earlier' });
    const settled = () => expect(bar).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    await settled();
    const slider = bar.getByRole('slider');
    const first = Number(await slider.inputValue());
    await slider.focus();
    await slider.press('ArrowLeft');
    await expect(slider).not.toHaveValue(String(first));
    await expect(bar).toHaveAttribute('aria-busy', 'true');
    await settled();
    const stepped = Number(await slider.inputValue());
    const step = Number(await slider.getAttribute('step'));
    expect(stepped).toBe(first - step);
    await bar.getByRole('button', { name: 'Twelve steps back' }).click();
    await expect(slider).toHaveValue(String(stepped - 12 * step));
    await settled();
    await expect(bar).toContainText('Price has gone');
    await bar.getByRole('button', { name: 'Back to now' }).click();
    await expect(page.getByRole('button', { name: 'Step back in time' })).toBeVisible();
    await page.close();
  });
});
