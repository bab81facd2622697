/** Bands out of view are said at the plot's edges; the legend is one line until it is asked for more. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';

import { launch } from '../tools/browser/launch';
import { exportDemoSite } from '../tools/demo/build';
import { type Exchange, startExchange } from '../tools/exchange/exchange';
import { simulatedFeed } from '../tools/market/feed';
import { type Box, yellowPixels } from './overlay/pixels';
import { clusterAt, extensionWithStandIn, glanceMessage, say, settingsMessage } from './overlay/stand-in';

let exchange: Exchange;
let context: BrowserContext;
let page: Page;
let reader: Page;
let plot: Box;
let price: number;

test.beforeAll(async () => {
  const feed = simulatedFeed({ seed: 1, world: 'fuzzy', now: Date.now(), historyDays: 4 });
  exchange = await startExchange({ feed, sites: { 'www.binance.com': await exportDemoSite(feed.title) } });
  context = await launch({ headless: true, extension: extensionWithStandIn(), exchange });
  page = context.pages()[0]!;
  reader = await context.newPage();
  await page.bringToFront();
  await page.goto('https://www.binance.com/en/futures/BTCUSDT?panes=2');
  await page.waitForFunction(() => document.title.includes('|'));
  price = Number((await page.title()).split('|')[0]);
  plot = (await page.locator('#chart canvas').first().boundingBox())!;
  await say(context, settingsMessage({ overlayOpacity: 1 }));
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

async function tell(up: number, down: number): Promise<void> {
  const strong = { strength: 1, confidence: 1 };
  const clusters = [
    clusterAt(price * (1 + up / 100), 0.3, { ...strong, side: 'short', distancePct: up }),
    clusterAt(price * (1 - down / 100), 0.3, { ...strong, side: 'long', distancePct: down }),
  ];
  await say(context, glanceMessage({ price, now: Date.now(), clusters }));
}

/** Yellow in the right corner, so many css px from an edge of the plot. */
function inkAt(edge: 'top' | 'bottom', from: number): Promise<number> {
  const y = edge === 'top' ? plot.y + from : plot.y + plot.height - from - 28;
  return yellowPixels(page, reader, { x: plot.x + plot.width - 160, y, width: 160, height: 28 });
}

async function expectInk(edge: 'top' | 'bottom', wanted: boolean, from = 0): Promise<void> {
  await expect.poll(async () => (await inkAt(edge, from)) > 10, { timeout: 4_000 }).toBe(wanted);
}

test('a band beyond the plot is said at that edge, and no more once it is in view', async () => {
  await tell(9, 9);
  await expectInk('top', true);
  await expectInk('bottom', true);
  await tell(0.5, 9);
  await expectInk('top', false);
  await expectInk('bottom', true);
});

test('a hint keeps off what the page shows over the plot', async () => {
  await tell(9, 9);
  await expectInk('top', true);
  await page.evaluate(({ x, y, width }) => {
    const legend = document.body.appendChild(document.createElement('div'));
    legend.id = 'legend';
    legend.style.cssText = `position:fixed;z-index:9;left:${x + width - 200}px;top:${y}px;width:200px;height:40px;background:#123`;
  }, plot);
  await expectInk('top', true, 42);
  await expectInk('top', false);
  await page.evaluate(() => document.getElementById('legend')!.remove());
  await expectInk('top', true);
});

/** Whether the legend stands at a place: the overlay's host is what takes the pointer there. */
function legendAt(x: number, y: number): Promise<boolean> {
  return page.evaluate(
    ([left, top]) =>
      document.elementFromPoint(left, top)?.localName === 'div' &&
      document.elementFromPoint(left, top)!.childElementCount === 0,
    [x, y] as const,
  );
}

test('the legend is one line in the lower corner, and unfolds on a click or Enter', async () => {
  await tell(9, 9);
  const [left, low, high] = [plot.x + 40, plot.y + plot.height - 20, plot.y + plot.height - 60];
  await expect.poll(() => legendAt(left, low)).toBe(true);
  expect(await legendAt(left, high)).toBe(false);
  await page.mouse.click(left, low);
  expect(await legendAt(left, high)).toBe(true);
  await page.keyboard.press('Enter');
  expect(await legendAt(left, high)).toBe(false);
  await page.keyboard.press('Enter');
  expect(await legendAt(left, high)).toBe(true);
});
