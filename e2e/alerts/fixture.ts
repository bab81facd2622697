/** The production build in a browser of its own, with a market whose mark price a test sets. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type BrowserContext, type Page, test as base } from '@playwright/test';
import type { browser } from 'wxt/browser';

import type { AlertRecord } from '../../lib/alerts/record';
import type { AlertSettings } from '../../lib/protocol/alerts';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { chooseVenues } from '../../tools/browser/chosen-venues';
import { launch } from '../../tools/browser/launch';
import { startExchange } from '../../tools/exchange/exchange';
import { simulatedFeed } from '../../tools/market/feed';
import { extensionOrigin } from '../../tools/start/screens';
import { JumpingFeed } from './jumping-feed';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

export interface Running {
  readonly market: JumpingFeed;
  readonly context: BrowserContext;
  readonly origin: string;
}

const BUILD = resolve('.output/chrome-mv3');

/**
 * A dialog of the browser's own grants notifications, which no test can press. The same files with the permission asked for at
 * installation stand for a browser in which it was pressed.
 */
function grantedBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isobar-granted-'));
  cpSync(BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const { optional_permissions, permissions, ...manifest } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(
    path,
    JSON.stringify({ ...manifest, permissions: [...permissions, ...optional_permissions] }),
  );
  return folder;
}

export function alertTest({ granted }: { readonly granted: boolean }) {
  return base.extend<object, { running: Running }>({
    running: [
      // Playwright reads the fixtures a fixture needs off this pattern.
      // oxlint-disable-next-line no-empty-pattern
      async ({}, use) => {
        const whole = simulatedFeed({ seed: 1, world: 'sharp', now: Date.now(), historyDays: 9 });
        const market = new JumpingFeed(whole);
        const exchange = await startExchange({ feed: market.feed });
        const extension = granted ? grantedBuild() : BUILD;
        const context = await launch({ extension, exchange, headless: true });
        await chooseVenues(context, ['binance']);
        await use({ market, context, origin: await extensionOrigin(context) });
        await context.close();
        await exchange.close();
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  });
}

/** Says something to the worker as a page of ours, and waits for what is asked for. */
function asked<Answer>(page: Page, say: readonly object[], type: string): Promise<Answer> {
  return page.evaluate(
    ([messages, wanted]) =>
      new Promise<unknown>((done) => {
        const port = chrome.runtime.connect({ name: 'isobar' });
        port.onMessage.addListener((message: { type: string; snapshot?: { status: string } }) => {
          const { snapshot } = message;
          if (message.type !== wanted || (snapshot && !['live', 'partial'].includes(snapshot.status))) return;
          port.disconnect();
          done(message);
        });
        for (const message of messages) port.postMessage(message);
      }),
    [say, type] as const,
  ) as Promise<Answer>;
}

export async function currentPanel(page: Page): Promise<PanelSnapshot> {
  const subscribe = { type: 'subscribe', coin: 'BTC', lookback: '7d', detail: 'panel' };
  return (await asked<{ snapshot: PanelSnapshot }>(page, [subscribe], 'panel')).snapshot;
}

export async function changeAlerts(page: Page, change: Partial<AlertSettings>): Promise<void> {
  await asked(page, [{ type: 'read-alerts' }, { type: 'change-alerts', change }], 'alerts');
}

export async function recentAlerts(page: Page): Promise<readonly AlertRecord[]> {
  const { alerts } = await asked<{ alerts: { recent: AlertRecord[] } }>(
    page,
    [{ type: 'read-alerts' }],
    'alerts',
  );
  return alerts.recent;
}

export interface Appearance {
  readonly id: string;
  /** The machine's time. */
  readonly at: number;
}

/** Notes each notification that comes onto the screen from now on, also one that comes a second time. */
export async function watchNotifications(page: Page): Promise<() => Promise<Appearance[]>> {
  await page.evaluate(async () => {
    const appearances: Appearance[] = [];
    Object.assign(globalThis, { appearances });
    const onScreen = async () => new Set(Object.keys(await chrome.notifications.getAll()));
    let shown = await onScreen();
    const look = async (): Promise<void> => {
      const now = await onScreen();
      for (const id of now) if (!shown.has(id)) appearances.push({ id, at: Date.now() });
      shown = now;
      setTimeout(() => void look(), 5);
    };
    void look();
  });
  return () => page.evaluate(() => (globalThis as unknown as { appearances: Appearance[] }).appearances);
}
