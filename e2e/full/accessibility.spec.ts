import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

import type { browser } from 'wxt/browser';

import { panelSnapshot, test } from './fixture';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A position with a stop, one that price is past, and a planned one: each has another risk. */
function positionsAt(price: number) {
  const position = { coin: 'BTC', unit: 1, side: 'long', entry: price, leverage: 20 };
  return [
    { ...position, stop: price * 0.97, size: 1 },
    { ...position, side: 'short', entry: price * 0.8 },
    { ...position, leverage: 2, planned: true },
  ];
}

/** The market is shared with other tests: what is kept is taken away again. */
async function keep(page: Page, positions: readonly object[]): Promise<void> {
  await page.evaluate((positions) => {
    const port = chrome.runtime.connect({ name: 'isobar' });
    port.postMessage({ type: 'change-settings', change: { positions } });
  }, positions);
  await page.waitForTimeout(300);
}

for (const colorScheme of ['dark', 'light'] as const) {
  for (const screen of ['popup', 'sidepanel']) {
    test(`the ${screen} breaks no rule of WCAG 2.2 AA that a machine can check, ${colorScheme}`, async ({
      running,
    }) => {
      const { price } = await panelSnapshot(running);
      const page = await running.context.newPage();
      await page.emulateMedia({ colorScheme });
      await page.goto(`${running.origin}/${screen}.html`);
      await keep(page, positionsAt(price!));
      await expect(page.getByText('Open interest', { exact: true }).first()).toBeVisible();
      await page.waitForTimeout(1_500);
      for (const view of [undefined, ...(await page.locator('nav.pages button').all())]) {
        await view?.click();
        await page.waitForTimeout(view ? 300 : 0);
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
        const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        expect(broken, (await view?.textContent()) ?? screen).toEqual([]);
      }
      await keep(page, []);
      await page.close();
    });
  }
}
