import { readFile } from 'node:fs/promises';

import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

import { type Running, panelSnapshot, test } from './fixture';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function openRecord(
  { context, origin }: Running,
  colorScheme: 'dark' | 'light' = 'dark',
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 400, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.goto(`${origin}/sidepanel.html`);
  await page.getByRole('button', { name: 'Record' }).click();
  return page;
}

/** The keys of what the worker has kept. */
function keptKeys(page: Page, store: 'forecasts' | 'due'): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('isobar');
        opening.addEventListener('error', () => reject(opening.error!));
        opening.addEventListener('success', () => {
          const asking = opening.result.transaction(name).objectStore(name).getAllKeys();
          asking.addEventListener('success', () => {
            opening.result.close();
            resolve(asking.result);
          });
        });
      }),
    store,
  );
}

test.describe('the track record', () => {
  test('has a forecast once a picture is complete, kept with the scores that it is owed', async ({
    running,
  }) => {
    await panelSnapshot(running, '7d');
    const page = await openRecord(running);
    await expect
      .poll(() => keptKeys(page, 'forecasts'))
      .toContainEqual(['BTC', 'BTC:binance', '7d', expect.any(Number)]);
    const due = (await keptKeys(page, 'due')) as unknown[][];
    expect(due.filter((key) => key[2] === '7d').map((key) => key[4])).toEqual(['1h', '24h', '4h']);
    await page.reload();
    await page.getByRole('button', { name: 'Record' }).click();
    await expect(page.getByText(/^\d+ forecasts?(, of| since)/)).toBeVisible();
    await expect(page.getByText(/^Nothing is scored yet/)).toBeVisible();
    await page.close();
  });

  test('is not frozen a second time by another look within the hour', async ({ running }) => {
    await panelSnapshot(running, '7d');
    const page = await openRecord(running);
    const before = await keptKeys(page, 'forecasts');
    await panelSnapshot(running, '7d');
    expect(await keptKeys(page, 'forecasts')).toEqual(before);
    await page.close();
  });

  test('is saved as one JSON file with every forecast in it', async ({ running }) => {
    await panelSnapshot(running, '7d');
    const page = await openRecord(running);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save all forecasts and scores' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^isobar-BTC-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(file).toMatchObject({ format: 'isobar-track-record', version: 1, coin: 'BTC', scores: [] });
    const forecast = file.forecasts.find(({ lookback }: { lookback: string }) => lookback === '7d');
    expect(forecast).toMatchObject({ coin: 'BTC', venues: ['binance'], reference: 'binance:BTCUSDT' });
    expect(forecast.time - forecast.asOf).toBeLessThanOrEqual(10 * 60_000);
    expect(forecast.parts[0].density.long).toHaveLength(40);
    await page.close();
  });

  test('is reached and left by keyboard', async ({ running }) => {
    const page = await running.context.newPage();
    await page.goto(`${running.origin}/sidepanel.html`);
    await page.getByRole('button', { name: 'Market', exact: true }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Record' })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByText('How this is measured')).toBeVisible();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Four readings')).toBeVisible();
    await page.close();
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    test(`breaks no rule of WCAG 2.2 AA that a machine can check, ${colorScheme}`, async ({ running }) => {
      await panelSnapshot(running, '7d');
      const page = await openRecord(running, colorScheme);
      await expect(page.getByText(/^\d+ forecasts?(, of| since)/)).toBeVisible();
      await page.getByText('How this is measured').click();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      await page.close();
    });
  }
});
