import { type Page, expect } from '@playwright/test';
import type { browser } from 'wxt/browser';

import { openDemo, panelSnapshot, type Running, test } from './fixture';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

/** The demo page's own chart, for whoever measures an overlay against the chart's arithmetic. */
declare const demo: {
  readonly chart: {
    priceScale(id: string): {
      setVisibleRange(range: { from: number; to: number }): void;
      applyOptions(options: object): void;
    };
    paneSize(): { width: number; height: number };
  };
  readonly candles: { priceToCoordinate(price: number): number | null };
};

async function setOverlay(running: Running, overlayVisible: boolean): Promise<void> {
  const page = await running.context.newPage();
  await page.goto(`${running.origin}/popup.html`);
  await page.evaluate(async (visible) => {
    const port = chrome.runtime.connect({ name: 'isobar' });
    port.postMessage({ type: 'change-settings', change: { overlayVisible: visible } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    port.disconnect();
  }, overlayVisible);
  await page.close();
}

/** Mean colour difference of each pixel row of two pictures, 0 … 255. */
async function rowDifferences(reader: Page, first: Buffer, second: Buffer): Promise<number[]> {
  return reader.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      return Array.from({ length: a!.height }, (_, y) => {
        let sum = 0;
        for (let i = y * a!.width * 4; i < (y + 1) * a!.width * 4; i++)
          sum += Math.abs(a!.data[i]! - b!.data[i]!);
        return sum / (a!.width * 3);
      });
    },
    [first.toString('base64'), second.toString('base64')],
  );
}

test('the overlay paints the worker’s bands at their prices, and nothing between them', async ({
  running,
}) => {
  const page = await openDemo(running);
  const panel = await panelSnapshot(running);
  const price = panel.price!;
  await page.evaluate((at) => {
    const scale = demo.chart.priceScale('right');
    scale.applyOptions({ autoScale: false });
    scale.setVisibleRange({ from: at * 0.91, to: at * 1.09 });
  }, price);
  const plot = (await page.locator('#chart canvas').first().boundingBox())!;
  // Between the legend chip on the left and the bands' labels on the right.
  const clip = { x: plot.x + plot.width * 0.35, y: plot.y, width: plot.width * 0.25, height: plot.height };
  await page.bringToFront();
  await page.waitForTimeout(1_500);
  const shown = await page.screenshot({ clip });
  await setOverlay(running, false);
  await page.bringToFront();
  await page.waitForTimeout(1_000);
  const hidden = await page.screenshot({ clip });
  await setOverlay(running, true);

  const reader = await running.context.newPage();
  await reader.goto(`${running.origin}/popup.html`);
  const rows = await rowDifferences(reader, shown, hidden);
  const solid = panel.clusters.filter(({ thin }) => !thin);
  const edges = await page.evaluate(
    (bands) =>
      bands.map(([low, high]) => [
        demo.candles.priceToCoordinate(high)!,
        demo.candles.priceToCoordinate(low)!,
      ]),
    panel.clusters.map(({ low, high }) => [low, high] as const),
  );
  const spans = edges.map(([top, bottom], i) => ({
    top: top!,
    bottom: bottom!,
    thin: panel.clusters[i]!.thin,
  }));
  const inside = (y: number, margin: number): boolean =>
    spans.some(({ top, bottom }) => y > top - margin && y < bottom + margin);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const middles = spans
    .filter(({ thin, top, bottom }) => !thin && top > 0 && bottom < plot.height)
    .map(({ top, bottom }) =>
      mean(
        rows.slice(Math.ceil(top + (bottom - top) * 0.35), Math.floor(bottom - (bottom - top) * 0.35) + 1),
      ),
    );
  const outside = rows.filter((_, y) => !inside(y, 12));
  expect(solid.length).toBeGreaterThan(0);
  expect(middles.length).toBeGreaterThan(0);
  for (const middle of middles) expect(middle).toBeGreaterThan(4);
  expect(mean(outside)).toBeLessThan(1);
  await reader.close();
  await page.close();
});
