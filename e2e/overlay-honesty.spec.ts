import { type BrowserContext, expect, type Page, test } from '@playwright/test';

import { launch } from '../tools/browser/launch';
import { exportDemoSite } from '../tools/demo/build';
import { type Exchange, startExchange } from '../tools/exchange/exchange';
import { simulatedFeed } from '../tools/market/feed';
import { type Box, yellowPixels } from './overlay/pixels';
import {
  clusterAt,
  extensionWithStandIn,
  glanceMessage,
  hangUp,
  heard,
  reload,
  say,
  type Scenery,
  settingsMessage,
} from './overlay/stand-in';

const MARKET = 'https://www.binance.com/en/futures/BTCUSDT?panes=3';

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
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

async function openMarket(address = MARKET): Promise<void> {
  await page.bringToFront();
  await page.goto(address);
  await page.waitForFunction(() => document.title.includes('|'));
  price = Number((await page.title()).split('|')[0]);
  plot = (await page.locator('#chart canvas').first().boundingBox())!;
}

/** One bright band below the price, in view. */
async function tell(change: Partial<Scenery> = {}): Promise<void> {
  const clusters = [clusterAt(price * 0.996, 0.3, { strength: 1, confidence: 1 })];
  await say(context, settingsMessage({ overlayOpacity: 1 }));
  await say(context, glanceMessage({ price, now: Date.now(), clusters, ...change }));
}

async function painted(): Promise<boolean> {
  return (await yellowPixels(page, reader, plot)) > 500;
}

async function expectPainted(wanted: boolean): Promise<void> {
  await expect.poll(painted, { timeout: 5_000, intervals: [100, 200, 400] }).toBe(wanted);
}

test.beforeEach(async () => {
  await openMarket();
  await tell();
  await expectPainted(true);
});

test('the content script asks for the market of the page and nothing more', async () => {
  expect(await heard(context)).toContainEqual({
    type: 'subscribe',
    coin: 'BTC',
    lookback: '7d',
    detail: 'chart',
    heatmap: false,
  });
});

test('nothing is painted on percent, and bands come back with prices', async () => {
  await page.click('#percent');
  await expectPainted(false);
  await page.click('#percent');
  await expectPainted(true);
  await page.click('#log');
  await expectPainted(true);
});

test('nothing is painted from stale data, or when the user hides it', async () => {
  await tell({ status: 'stale' });
  await expectPainted(false);
  await tell();
  await expectPainted(true);
  await say(context, settingsMessage({ overlayVisible: false }));
  await expectPainted(false);
});

test('nothing is painted from another market’s data', async () => {
  await page.goto('about:blank');
  await tell({ symbol: 'ETHUSDT' });
  await openMarket();
  await page.waitForTimeout(1_500);
  await expectPainted(false);
});

test('nothing is painted while the address names another market than the title', async () => {
  await page.evaluate(() => history.pushState({}, '', '/en/futures/ETHUSDT'));
  await expectPainted(false);
  await page.evaluate(() => history.back());
  await expectPainted(true);
});

test('a worker that restarts is asked again, and bands stay meanwhile', async () => {
  const before = (await heard(context)).length;
  await hangUp(context);
  await expect.poll(async () => (await heard(context)).length).toBeGreaterThan(before);
  await expectPainted(true);
});

test('no band is painted when the feed’s price is not the chart’s', async () => {
  await page.goto('about:blank');
  await tell({ price: price * 1.01 });
  await openMarket();
  await page.waitForTimeout(1_500);
  expect(await painted()).toBe(false);
  await tell();
  await expectPainted(true);
});

test('clicks and the page’s own view of itself are as without the overlay', async () => {
  const clip = plot;
  const hits = await page.evaluate(({ x, y, width, height }) => {
    let foreign = 0;
    for (let i = 0; i < 2_000; i++) {
      const at = document.elementFromPoint(x + ((i * 37) % width), y + ((i * 91) % (height * 0.6)));
      if (at?.localName !== 'canvas') foreign++;
    }
    return foreign;
  }, clip);
  expect(hits).toBe(0);
  const traces = await page.evaluate(() => ({
    shadows: [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length,
    named: [...document.querySelectorAll('*')].filter(({ id, className }) =>
      /isobar/i.test(`${id} ${String(className)}`),
    ).length,
    globals: Object.keys(window).filter((key) => /isobar|wxt/i.test(key)),
    fillText: CanvasRenderingContext2D.prototype.fillText.name,
  }));
  expect(traces).toEqual({ shadows: 0, named: 0, globals: [], fillText: 'fillText' });
});

test('coming back from another page, the overlay is there again', async () => {
  await page.goto('https://www.binance.com/index.html');
  await page.goBack();
  await page.waitForFunction(() => document.title.includes('|'));
  await tell();
  await expectPainted(true);
});

test('the overlay is gone a second after its extension was reloaded', async () => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await reload(context);
  await expect.poll(painted, { timeout: 1_000, intervals: [100] }).toBe(false);
  await page.waitForTimeout(1_500);
  expect(errors).toEqual([]);
});
