import { type Page, expect } from '@playwright/test';

import type { OrderFlowView } from '../../lib/protocol/order-flow';
import { type Running, panelSnapshot, test } from './fixture';

async function openFlow(running: Running): Promise<Page> {
  await panelSnapshot(running);
  const page = await running.context.newPage();
  await page.setViewportSize({ width: 360, height: 900 });
  await page.goto(`${running.origin}/sidepanel.html`);
  await page.getByRole('button', { name: 'Flow', exact: true }).click();
  await expect(cvd(page)).toBeVisible();
  return page;
}

const cvd = (page: Page) => page.getByRole('img', { name: /^Cumulative volume delta/ });

/** What is known of each bar, by its open time. */
function barsOf({ from, interval, sum }: OrderFlowView): Map<number, string> {
  const bars = new Map<number, string>();
  sum.delta.forEach((delta, i) => {
    if (delta !== null) bars.set(from + i * interval, `${delta} ${sum.sources[i]}`);
  });
  return bars;
}

test('the CVD is drawn from its anchor, as the user wants it', async ({ running }) => {
  const page = await openFlow(running);
  const daily = await cvd(page).getAttribute('aria-label');
  expect(daily).toMatch(/newest CVD −?[\d.]+/);
  await expect(page.getByText(/Counts since /)).toBeVisible();
  await page.getByLabel('Starts anew').selectOption('rolling-24h');
  await expect(cvd(page)).not.toHaveAttribute('aria-label', daily!);
  await page.getByLabel('Delta bars').check();
  await expect(cvd(page)).toHaveAttribute('aria-label', /Delta .+Lowest .+Highest /);
  await page.getByLabel('TradingView').check();
  await expect(page.getByText(/by TradingView’s method: each bar of 5 min/)).toBeVisible();
  await page.getByLabel('True taker split').check();
  await page.getByLabel('Line', { exact: true }).check();
  await page.getByLabel('Starts anew').selectOption('utc-day');
  await page.close();
});

test('the sum starts at the bar that is clicked, or chosen by keyboard', async ({ running }) => {
  const page = await openFlow(running);
  await page.getByLabel('Starts anew').selectOption('manual');
  const field = page.getByLabel('From', { exact: true });
  const box = (await cvd(page).boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + 60);
  await expect(field).not.toHaveValue('');
  const clicked = await field.inputValue();
  await cvd(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(field).not.toHaveValue(clicked);
  await page.getByLabel('Starts anew').selectOption('utc-day');
  await page.close();
});

test('a reload changes no closed bar', async ({ running }) => {
  const before = barsOf((await panelSnapshot(running)).orderFlow!);
  const page = await openFlow(running);
  await page.reload();
  const { orderFlow } = await panelSnapshot(running);
  const after = barsOf(orderFlow!);
  expect(before.size).toBeGreaterThan(600);
  for (const [time, bar] of before) if (after.has(time)) expect(after.get(time)).toBe(bar);
  expect([...before.keys()].filter((time) => !after.has(time)).length).toBeLessThanOrEqual(1);
  expect([...orderFlow!.corrections, ...orderFlow!.sum.corrections]).toEqual([]);
  await page.close();
});

test('forced orders that were not heard are not shown as none', async ({ running }) => {
  const { forcedTotals } = await panelSnapshot(running);
  const [binance] = forcedTotals!;
  // Its feed cannot be asked for the past, and has been heard for a moment only.
  expect(binance).toMatchObject({ venue: 'binance', full: false, windows: [] });
  const page = await openFlow(running);
  await expect(page.getByRole('row', { name: /Binance/ }).getByText('not heard')).toHaveCount(4);
  await page.close();
});
