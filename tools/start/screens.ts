/** Takes pictures of the overlay, the popup and the side panel, and reads what they show. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserContext, Page } from '@playwright/test';

import { legends } from '../../e2e/overlay/shadow-text';

export interface Seen {
  readonly screen: 'overlay' | 'popup' | 'sidepanel';
  readonly picture: string;
  readonly text: readonly string[];
}

const SETTLE = 800;

/** The extension's own origin, as soon as its worker runs. */
export async function extensionOrigin(context: BrowserContext): Promise<string> {
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }));
  return worker.url().split('/', 3).join('/');
}

/** Opens a screen of the extension in a tab of its own, at the size that the browser gives it. */
export async function openScreen(context: BrowserContext, name: 'popup' | 'sidepanel'): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const size = name === 'popup' ? { width: 380, height: 600 } : { width: 420, height: 1000 };
  // Playwright's own viewport would set the pixel ratio back to 1.
  const deviceScaleFactor = await page.evaluate(() => devicePixelRatio);
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor, mobile: false });
  await page.goto(`${await extensionOrigin(context)}/${name}.html`);
  return page;
}

/** The lines of text that a reader sees, open shadow roots included. */
export async function visibleText(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Pictures of all three; the chart page is one that is open already. */
export async function takePictures(context: BrowserContext, chart: Page, folder: string): Promise<Seen[]> {
  mkdirSync(folder, { recursive: true });
  const seen: Seen[] = [];
  await chart.bringToFront();
  await chart.waitForTimeout(SETTLE);
  const overlay = join(folder, 'overlay.png');
  await chart.screenshot({ path: overlay });
  seen.push({ screen: 'overlay', picture: overlay, text: [await chart.title(), ...(await legends(chart))] });
  for (const screen of ['popup', 'sidepanel'] as const) {
    const page = await openScreen(context, screen);
    await page.waitForTimeout(2 * SETTLE);
    const picture = join(folder, `${screen}.png`);
    await page.screenshot({ path: picture, fullPage: screen === 'sidepanel' });
    seen.push({ screen, picture, text: await visibleText(page) });
    await page.close();
  }
  return seen;
}
