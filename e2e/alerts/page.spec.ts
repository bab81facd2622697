import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

import { type Running, alertTest, changeAlerts, currentPanel } from './fixture';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const test = alertTest({ granted: false });

async function openAlerts({ context, origin }: Running, scheme: 'dark' | 'light' = 'dark'): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 340, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(`${origin}/sidepanel.html`);
  await page.getByRole('button', { name: 'Alerts' }).click();
  await expect(page.getByRole('heading', { name: 'Rules' })).toBeVisible();
  return page;
}

function badgeText({ context }: Running): Promise<string> {
  return context.serviceWorkers()[0]!.evaluate(`chrome.action.getBadgeText({})`);
}

test.describe('the alerts page', () => {
  test('makes a rule by one click, keeps it over a reload, and lists what fires without the permission', async ({
    running,
  }) => {
    const page = await openAlerts(running);
    await page.getByRole('button', { name: '+ Price within 1% of a strong band' }).click();
    const row = page.getByRole('switch', { name: /BTC: price within 1% of a band above or below/ });
    await expect(row).toBeChecked();
    const { clusters } = await currentPanel(page);
    // The strongest of either side: its strength is 1.
    const band = clusters.reduce((best, one) => (one.strength > best.strength && !one.thin ? one : best));
    const [edge, toward] = band.side === 'short' ? [band.low, 1] : [band.high, -1];
    const said = new RegExp(`^BTC: 0\\.50% ${toward > 0 ? 'below' : 'above'} an estimated band`);
    running.market.jumpTo(edge / 1.05 ** toward);
    await page.waitForTimeout(3_000);
    running.market.jumpTo(edge / 1.005 ** toward);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText('Holds now.')).toBeVisible();
    await expect.poll(() => badgeText(running)).toMatch(/^!\d/);
    await page.reload();
    await page.getByRole('button', { name: 'Alerts' }).click();
    await expect(row).toBeChecked();
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Allow notifications' })).toBeVisible();
    await page.close();
  });

  test('makes, changes and removes a rule by keyboard alone', async ({ running }) => {
    const page = await openAlerts(running);
    await changeAlerts(page, { rules: [] });
    await page.getByRole('button', { name: 'New rule' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Tell me of')).toBeFocused();
    await page.keyboard.type('Funding');
    await page.getByLabel('Rate in 8 h, %').fill('9');
    await page.keyboard.press('Enter');
    // The browser itself refuses what is out of bounds.
    await expect(page.getByLabel('Rate in 8 h, %')).toBeVisible();
    await page.getByLabel('Rate in 8 h, %').fill('0.05');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('switch', { name: 'BTC: funding beyond 0.050% in 8 h' })).toBeChecked();
    await page.getByRole('button', { name: /^Change: BTC: funding/ }).press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Remove: BTC: funding/ }).press('Enter');
    await expect(page.getByText('No rules yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'New rule' })).toBeFocused();
    await page.close();
  });

  test('has quiet hours, a brief and silence, which are kept', async ({ running }) => {
    const page = await openAlerts(running);
    await page.getByLabel('Quiet hours').check();
    await page.getByLabel('From').fill('23:30');
    await page.getByLabel('Daily brief').selectOption({ label: 'At a time of my own' });
    await page.getByLabel('Time', { exact: true }).fill('07:45');
    await page.getByRole('button', { name: 'Silent for 8h: Rules' }).click();
    await page.getByLabel('Distance to the nearest band on the icon').uncheck();
    await expect.poll(() => badgeText(running)).toBe('');
    await page.reload();
    await page.getByRole('button', { name: 'Alerts' }).click();
    await expect(page.getByLabel('From')).toHaveValue('23:30');
    await expect(page.getByLabel('Time', { exact: true })).toHaveValue('07:45');
    await expect(page.getByText(/^All rules are silent until/)).toBeVisible();
    await page.close();
  });

  for (const scheme of ['dark', 'light'] as const) {
    test(`breaks no rule of WCAG 2.2 AA that a machine can check, ${scheme}`, async ({ running }) => {
      const page = await openAlerts(running, scheme);
      await page.getByRole('button', { name: 'New rule' }).click();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      await page.close();
    });
  }
});
