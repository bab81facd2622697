import { type BrowserContext, expect, type Page, test } from '@playwright/test';

import { launch } from '../tools/browser/launch';
import { exportDemoSite } from '../tools/demo/build';
import { type Exchange, startExchange } from '../tools/exchange/exchange';
import { simulatedFeed } from '../tools/market/feed';
import { frames } from './overlay/hands';
import { yellowPixels } from './overlay/pixels';
import { rowsAt, screencast } from './overlay/screencast';
import { clusterAt, extensionWithStandIn, glanceMessage, say, settingsMessage } from './overlay/stand-in';

const PAGE = 'https://www.binance.com/en/futures/BTCUSDT?panes=2';

let exchange: Exchange;
let context: BrowserContext;
let page: Page;

interface Demo {
  readonly chart: { priceScale(id: string): { applyOptions(options: object): void } };
  readonly candles: {
    createPriceLine(options: object): void;
    priceToCoordinate(price: number): number;
  };
}

test.beforeAll(async () => {
  const feed = simulatedFeed({ seed: 1, world: 'fuzzy', now: Date.now(), historyDays: 4 });
  exchange = await startExchange({ feed, sites: { 'www.binance.com': await exportDemoSite(feed.title) } });
  context = await launch({ headless: true, extension: extensionWithStandIn(), exchange });
  page = context.pages()[0]!;
  await page.goto(PAGE);
  await page.waitForFunction(() => document.title.includes('|'));
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

async function lastPrice(): Promise<number> {
  return Number((await page.title()).split('|')[0]);
}

test('a band moves in the same frame as the chart under it', async () => {
  const price = await lastPrice();
  await say(context, settingsMessage({ overlayOpacity: 1 }));
  const band = clusterAt(price * 0.995, 0.3, { strength: 1, confidence: 1 });
  await say(context, glanceMessage({ price, now: Date.now(), clusters: [band] }));
  await page.evaluate((line) => {
    const { chart, candles } = (window as unknown as { demo: Demo }).demo;
    chart.priceScale('right').applyOptions({ autoScale: false });
    candles.createPriceLine({
      price: line,
      color: '#ff00ff',
      lineWidth: 1,
      lineStyle: 0,
      axisLabelVisible: false,
    });
  }, price * 1.001);
  const plot = (await page.locator('#chart canvas').first().boundingBox())!;
  const reader = await context.newPage();
  await page.bringToFront();
  await expect.poll(() => yellowPixels(page, reader, plot), { timeout: 10_000 }).toBeGreaterThan(500);
  const [x, y] = [plot.x + plot.width / 2, plot.y + plot.height / 2];
  const pictures = await screencast(page, async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 0; i < 60; i++) {
      await page.mouse.move(x, y + 90 * Math.sin(i / 5));
      await frames(page, 1);
    }
    await page.mouse.up();
  });
  const rows = (await rowsAt(reader, pictures, Math.round(plot.x + plot.width - 30))).filter(
    ({ line, edge }) => line >= 0 && edge >= 0,
  );
  const moving = rows.filter(({ line }, i) => i > 0 && Math.abs(line - rows[i - 1]!.line) >= 4);
  const apart = rows.map(({ line, edge }) => edge - line);
  const middle = [...apart].sort((a, b) => a - b)[Math.floor(apart.length / 2)]!;
  const behind = apart.filter((distance) => Math.abs(distance - middle) > 1.01).length;
  // The same pictures with the overlay taken from one picture earlier: what a late overlay would look like.
  const late = rows.slice(1).filter(({ line }, i) => Math.abs(rows[i]!.edge - line - middle) > 1.01).length;
  console.log(
    `${pictures.length} pictures, ${moving.length} moving, ${behind} behind; one frame late would be ${late}`,
  );
  expect(moving.length).toBeGreaterThan(20);
  expect(behind).toBe(0);
  expect(late).toBeGreaterThan(moving.length * 0.8);
});
