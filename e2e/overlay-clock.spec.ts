/** Divergences stand at their bars on a machine whose zone is not UTC, and nowhere on a host whose clock is not known. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';

import type { DivergenceView } from '../lib/protocol/snapshot';
import { launch } from '../tools/browser/launch';
import { exportDemoSite } from '../tools/demo/build';
import { type Exchange, startExchange } from '../tools/exchange/exchange';
import { simulatedFeed } from '../tools/market/feed';
import { pixelsOf } from './overlay/pixels';
import { shadowText } from './overlay/shadow-text';
import { clusterAt, extensionWithStandIn, glanceMessage, say, settingsMessage } from './overlay/stand-in';

const PAGE = 'https://www.binance.com/en/futures/BTCUSDT?panes=2';
const ZONE = 'America/New_York';
const BAR = 900_000;
const BEARISH = [243, 132, 122] as const; // on the demo's dark ground

let exchange: Exchange;

interface Demo {
  readonly chart: { timeScale(): { timeToCoordinate(time: number): number | null } };
  readonly candles: {
    priceToCoordinate(price: number): number;
    data(): readonly { readonly time: number; readonly high: number }[];
  };
}

test.beforeAll(async () => {
  const feed = simulatedFeed({ seed: 1, world: 'fuzzy', now: Date.now(), historyDays: 4 });
  exchange = await startExchange({ feed, sites: { 'www.binance.com': await exportDemoSite(feed.title) } });
});

test.afterAll(() => exchange.close());

/** How far the zone's clock is ahead of UTC, by its own calendar. */
function zoneAhead(time: number): number {
  const wall = new Date(time).toLocaleString('sv', { timeZone: ZONE });
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;
}

async function openMarket(context: BrowserContext): Promise<{ page: Page; reader: Page; price: number }> {
  const page = context.pages()[0]!;
  const reader = await context.newPage();
  await page.bringToFront();
  await page.goto(PAGE);
  await page.waitForFunction(() => document.title.includes('|'));
  return { page, reader, price: Number((await page.title()).split('|')[0]) };
}

/** Where the chart itself puts the bar that opened at `time`, css px of the pane, and its high. */
function barOf(page: Page, time: number): Promise<{ x: number; y: number; high: number }> {
  return page.evaluate(
    (shown) => {
      const { chart, candles } = (window as unknown as { demo: Demo }).demo;
      const { high } = candles.data().find((bar) => bar.time === shown)!;
      const x = chart.timeScale().timeToCoordinate(shown)!;
      return { x, y: candles.priceToCoordinate(high), high };
    },
    (time + zoneAhead(time)) / 1000,
  );
}

function divergenceAt(pivotTime: number, pivotPrice: number): DivergenceView {
  return {
    kind: 'regular-bearish',
    pivotTime,
    pivotPrice,
    confirmedTime: pivotTime + 6 * BAR,
    confirmedPrice: pivotPrice * 0.999,
    residualZ: -2.4,
  };
}

async function tell(
  context: BrowserContext,
  price: number,
  divergences: readonly DivergenceView[],
  folded = false, // the open legend says what is left out
): Promise<void> {
  const clusters = [clusterAt(price * 0.996, 0.3)];
  await say(context, settingsMessage({}, { visible: true, folded }));
  await say(context, glanceMessage({ price, now: Date.now(), clusters, divergences }));
}

test('a marker stands at its bar, however far back', async () => {
  const context = await launch({
    headless: true,
    extension: extensionWithStandIn(),
    exchange,
    env: { TZ: ZONE },
  });
  const { page, reader, price } = await openMarket(context);
  expect(await page.evaluate(() => new Date().getTimezoneOffset())).toBe(-zoneAhead(Date.now()) / 60_000);
  const plot = (await page.locator('#chart canvas').first().boundingBox())!;
  for (const back of [8, 31, 77, 120]) {
    const time = Math.floor(Date.now() / BAR) * BAR - back * BAR;
    const bar = await barOf(page, time);
    await tell(context, price, [divergenceAt(time, bar.high)], true);
    const base = { x: plot.x + bar.x - 30, y: plot.y + Math.round(bar.y) - 15, width: 60, height: 5 };
    const columns = async () => (await pixelsOf(page, reader, base, BEARISH)).map(([x]) => x);
    await expect.poll(async () => (await columns()).length).toBeGreaterThan(10);
    const xs = await columns();
    const middle = (Math.min(...xs) + Math.max(...xs) + 1) / 2 - 30;
    console.log(`${back} bars back: ${middle.toFixed(2)} css px off`);
    expect(Math.abs(middle)).toBeLessThanOrEqual(1.5);
  }
  expect(await shadowText(page)).not.toContain('No divergence markers');
  await context.close();
});

test('no marker is painted on a host whose clock is not known, and the legend says why', async () => {
  const extension = extensionWithStandIn({ clockless: true });
  const context = await launch({ headless: true, extension, exchange, env: { TZ: ZONE } });
  const { page, reader, price } = await openMarket(context);
  const plot = (await page.locator('#chart canvas').first().boundingBox())!;
  const time = Math.floor(Date.now() / BAR) * BAR - 31 * BAR;
  const bar = await barOf(page, time);
  await tell(context, price, [divergenceAt(time, bar.high)]);
  await expect.poll(() => shadowText(page)).toContain('The chart’s time zone is not known');
  expect(await pixelsOf(page, reader, plot, BEARISH)).toEqual([]);
  await context.close();
});

test('no marker is painted where the page labels another zone than it should, and the legend says so', async () => {
  const context = await launch({
    headless: true,
    extension: extensionWithStandIn(),
    exchange,
    env: { TZ: 'UTC' },
  });
  const page = context.pages()[0]!;
  await page.addInitScript(() => {
    Date.prototype.getTimezoneOffset = () => -12 * 60; // of the page's world alone
  });
  const { reader, price } = await openMarket(context);
  const plot = (await page.locator('#chart canvas').first().boundingBox())!;
  const time = Math.floor(Date.now() / BAR) * BAR - 31 * BAR;
  await tell(context, price, [divergenceAt(time, price)]);
  await expect.poll(() => shadowText(page)).toContain('do not fit this computer’s clock');
  expect(await pixelsOf(page, reader, plot, BEARISH)).toEqual([]);
  await context.close();
});
