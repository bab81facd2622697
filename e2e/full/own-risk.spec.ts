import { type Page, expect } from '@playwright/test';

import type { ClusterView } from '../../lib/protocol/snapshot';
import { openScreen } from '../../tools/start/screens';
import { openDemo, panelSnapshot, test } from './fixture';

/** The demo page's own chart: the overlay is measured against its arithmetic. */
declare const demo: {
  readonly chart: {
    priceScale(id: string): {
      setVisibleRange(range: { from: number; to: number }): void;
      applyOptions(options: object): void;
    };
  };
  readonly candles: { priceToCoordinate(price: number): number | null };
};

const LEVERAGE = 20;
/** Binance's lowest tier of BTCUSDT. */
const MAINTENANCE = 0.004;

/** Where a long is opened whose liquidation lies in the middle of a band. */
function entryInto({ low, high }: ClusterView): number {
  return Math.round((((low + high) / 2) * (1 - MAINTENANCE)) / (1 - 1 / LEVERAGE));
}

async function openRisk(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Risk', exact: true }).click();
  await panel.getByRole('textbox', { name: 'Opened at' }).waitFor();
}

/** How many of the px around a price are of the colour of what a band threatens. */
async function threatenedPixels(chart: Page, price: number): Promise<number> {
  await chart.bringToFront();
  const plot = (await chart.locator('#chart canvas').first().boundingBox())!;
  const y = await chart.evaluate((price) => {
    const scale = demo.chart.priceScale('right');
    scale.applyOptions({ autoScale: false });
    scale.setVisibleRange({ from: price * 0.95, to: price * 1.1 });
    return demo.candles.priceToCoordinate(price)!;
  }, price);
  await chart.waitForTimeout(1_000);
  const clip = { x: plot.x + plot.width * 0.4, y: plot.y + y - 3, width: plot.width * 0.2, height: 6 };
  const strip = await chart.screenshot({ clip });
  return chart.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const threat = [255, 74, 60];
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if (threat.every((channel, c) => Math.abs(data[i + c]! - channel) < 12)) count++;
    return count;
  }, strip.toString('base64'));
}

test('a position whose liquidation lies inside the nearest band is said to be threatened in panel and popup and on the chart, after a reload too', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { clusters } = await panelSnapshot(running);
  const band = clusters.find(({ side, thin }) => side === 'long' && !thin)!;
  const liquidation = (entryInto(band) * (1 - 1 / LEVERAGE)) / (1 - MAINTENANCE);
  const chart = await openDemo(running);
  expect(await threatenedPixels(chart, liquidation)).toBe(0);

  const panel = await openScreen(running.context, 'sidepanel');
  await openRisk(panel);
  await panel.getByRole('textbox', { name: 'Opened at' }).fill(`${entryInto(band)}`);
  await panel.getByLabel('Leverage').fill(`${LEVERAGE}`);
  await panel.getByRole('button', { name: 'Add' }).click();
  const card = panel.locator('.position');
  await expect(card).toContainText('Threatened');
  await expect(card).toContainText(/Your estimated liquidation, [\d,]+, lies inside a band/);
  await expect(card).toContainText(/Costs in funding|Brings in funding/);
  await panel.reload();
  await openRisk(panel);
  await expect(card).toContainText('Threatened');

  const popup = await openScreen(running.context, 'popup');
  await expect(popup.getByText('Your long: liquidation in a band. Reduce')).toBeVisible();
  await popup.close();
  expect(await threatenedPixels(chart, liquidation)).toBeGreaterThan(100);

  await panel.bringToFront();
  await card.getByRole('button', { name: /Remove/ }).click();
  await expect(panel.getByText('None given for BTC.')).toBeVisible();
  expect(await threatenedPixels(chart, liquidation)).toBe(0);
  await panel.close();
  await chart.close();
});
