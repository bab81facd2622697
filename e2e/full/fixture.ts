/** The production build in a browser, on the demo page, with a local exchange behind every host name. */
import { resolve } from 'node:path';

import { type BrowserContext, type Page, test as base } from '@playwright/test';
import type { browser } from 'wxt/browser';

import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { chooseVenues } from '../../tools/browser/chosen-venues';
import { launch } from '../../tools/browser/launch';
import { exportDemoSite } from '../../tools/demo/build';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import type { SeenRequest } from '../../tools/exchange/host-server';
import { type SimulatedFeed, simulatedFeed } from '../../tools/market/feed';
import { DEMO_HOST } from '../../tools/start/arguments';
import { extensionOrigin } from '../../tools/start/screens';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

export interface Running {
  readonly feed: SimulatedFeed;
  readonly exchange: Exchange;
  readonly seen: SeenRequest[];
  readonly context: BrowserContext;
  readonly origin: string;
}

export const DEMO_PAGE = `https://${DEMO_HOST}/en/futures/BTCUSDT`;

/** One market and one browser for all the tests of a file. */
export const test = base.extend<object, { running: Running }>({
  running: [
    // Playwright reads the fixtures a fixture needs off this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const feed = simulatedFeed({ seed: 1, world: 'sharp', now: Date.now(), historyDays: 9 });
      const seen: SeenRequest[] = [];
      const exchange = await startExchange({
        feed,
        sites: { [DEMO_HOST]: await exportDemoSite(feed.title) },
        onRequest: (request) => seen.push(request),
      });
      const context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true });
      await chooseVenues(context, ['binance']);
      await use({ feed, exchange, seen, context, origin: await extensionOrigin(context) });
      await context.close();
      await exchange.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** A panel snapshot as a subscriber gets it; waits until history is complete. */
export async function panelSnapshot(
  running: Running,
  lookback: '24h' | '7d' = '7d',
  until = ['live', 'partial'],
): Promise<PanelSnapshot> {
  const page = await running.context.newPage();
  await page.goto(`${running.origin}/popup.html`);
  const snapshot = await page.evaluate(
    ([lookback, until]) =>
      new Promise<unknown>((resolve) => {
        const port = chrome.runtime.connect({ name: 'isobar' });
        port.onMessage.addListener((message: { type: string; snapshot?: { status: string } }) => {
          if (message.type !== 'panel' || !until.includes(message.snapshot!.status)) return;
          port.disconnect();
          resolve(message.snapshot);
        });
        port.postMessage({
          type: 'subscribe',
          coin: 'BTC',
          venues: ['binance'],
          lookback,
          detail: 'panel',
        });
      }),
    [lookback, until] as const,
  );
  await page.close();
  return snapshot as PanelSnapshot;
}

export async function openDemo(running: Running, query = ''): Promise<Page> {
  const page = await running.context.newPage();
  await page.goto(DEMO_PAGE + query);
  return page;
}
