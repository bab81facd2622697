/** A week of two venues that answer slowly: how far it has come is shown, it is stopped and gone on with, and survives kills. */
import { resolve } from 'node:path';

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { browser } from 'wxt/browser';

import { DAY } from '../../lib/core/time';
import type { Settings } from '../../lib/protocol/settings';
import { launch } from '../../tools/browser/launch';
import { createBinanceWire } from '../../tools/exchange/binance/wire';
import { createBybitWire } from '../../tools/exchange/bybit/wire';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import type { SeenRequest } from '../../tools/exchange/host-server';
import { extensionOrigin, openScreen } from '../../tools/start/screens';
import { yearFeed } from '../../tools/venues/year-feed';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

const LATE = 1_000;
const LOOK: Partial<Settings> = { venues: ['binance', 'bybit'], lookback: '7d' };

const seen: SeenRequest[] = [];
let exchange: Exchange;
let context: BrowserContext;
let panel: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const feed = yearFeed(Date.now());
  const markets = [createBinanceWire, createBybitWire].map((wire) => ({
    feed,
    wire: wire(feed, { unlimited: true }),
  }));
  exchange = await startExchange({ markets, onRequest: (request) => seen.push(request) });
  exchange.lag('bybit', LATE);
  context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true });
  await extensionOrigin(context);
  await context.serviceWorkers()[0]!.evaluate((settings) => chrome.storage.local.set({ settings }), LOOK);
  panel = await openScreen(context, 'sidepanel');
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

const bar = () => panel.getByRole('progressbar', { name: 'History' });
const shown = async () => Number(await bar().getAttribute('aria-valuenow'));

/** Requests for what is older than a day; the newest bars are asked for whatever is stopped. */
function olderRequests(): number {
  return seen.filter(({ path }) => {
    const { searchParams } = new URL(path, 'https://venue.example');
    const from = Number(searchParams.get('startTime') ?? searchParams.get('start') ?? Infinity);
    return from < Date.now() - DAY && !path.includes('funding');
  }).length;
}

/** No request for older history, for as long as a few of them would take. */
async function expectNoneOlder(): Promise<void> {
  await panel.waitForTimeout(2 * LATE); // what was under way
  const before = olderRequests();
  await panel.waitForTimeout(4 * LATE);
  expect(olderRequests()).toBe(before);
}

async function killWorker(): Promise<void> {
  const origin = await extensionOrigin(context);
  const session = await context.newCDPSession(panel);
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  await session.send('Target.closeTarget', { targetId: worker!.targetId });
}

test('how far a week has come is shown while it loads, and rises', async () => {
  await expect(bar()).toBeVisible({ timeout: 30_000 });
  const first = await shown();
  await expect.poll(shown, { timeout: 30_000 }).toBeGreaterThan(first + 5);
  const words = panel.locator('.history');
  const patient = { timeout: 30_000 };
  await expect(words).toContainText(/^Loading 7 days: \d+% · (about \d+[sm]|a few seconds) left/, patient);
  await expect(panel.locator('.facts-list li', { hasText: 'Bybit' })).toContainText(/\d+% loaded/, patient);
});

test('stopped, it asks for nothing older, says from when on it is there, and stays so in a new worker', async () => {
  await panel.getByRole('button', { name: 'Stop' }).click();
  const words = panel.getByText(/^History stopped at \w+ \d+, \d\d:\d\d$/);
  await expect(words).toBeVisible();
  await expectNoneOlder();
  const reached = await words.textContent();
  await killWorker();
  await expect(bar()).toBeHidden();
  await expect(words).toBeVisible({ timeout: 20_000 });
  expect(await words.textContent()).toBe(reached);
  await expectNoneOlder();
});

test('gone on with, it is killed in the middle, goes on by itself and is complete', async () => {
  test.setTimeout(150_000);
  const before = await shown();
  await panel.getByRole('button', { name: 'Load the rest' }).click();
  await expect.poll(shown, { timeout: 30_000 }).toBeGreaterThan(before + 10);
  const killedAt = await shown();
  await killWorker();
  await expect(bar()).toBeHidden();
  await expect(bar()).toBeVisible({ timeout: 20_000 });
  expect(await shown()).toBeGreaterThanOrEqual(killedAt - 1);
  await expect(bar()).toBeHidden({ timeout: 60_000 });
  const bars = panel.locator('.facts', { hasText: 'Bars present' }).getByText(/^[\d,]+ of [\d,]+$/);
  await expect.poll(async () => new Set((await bars.textContent())!.split(' of ')).size).toBe(1);
});
