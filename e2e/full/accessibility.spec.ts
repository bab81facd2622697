import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { panelSnapshot, test } from './fixture';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['dark', 'light'] as const) {
  for (const screen of ['popup', 'sidepanel']) {
    test(`the ${screen} breaks no rule of WCAG 2.2 AA that a machine can check, ${colorScheme}`, async ({
      running,
    }) => {
      await panelSnapshot(running);
      const page = await running.context.newPage();
      await page.emulateMedia({ colorScheme });
      await page.goto(`${running.origin}/${screen}.html`);
      await expect(page.getByText('Open interest', { exact: true }).first()).toBeVisible();
      await page.waitForTimeout(1_500);
      for (const view of [undefined, ...(await page.locator('nav.pages button').all())]) {
        await view?.click();
        await page.waitForTimeout(view ? 300 : 0);
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
        const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        expect(broken, (await view?.textContent()) ?? screen).toEqual([]);
      }
      await page.close();
    });
  }
}
