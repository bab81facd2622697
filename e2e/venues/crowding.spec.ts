/** Six venues that share a simulated market: what the panel says of funding and open interest is what the market has. */
import { resolve } from 'node:path';

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { browser } from 'wxt/browser';

import type { VenueId } from '../../lib/market/instrument';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { launch } from '../../tools/browser/launch';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import { servedVenues } from '../../tools/exchange/wires';
import { simulatedFeed } from '../../tools/market/feed';
import { type Partition, createPartition } from '../../tools/market/partition';
import { openScreen } from '../../tools/start/screens';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

const VENUES = {
  binance: 'Binance',
  bybit: 'Bybit',
  okx: 'OKX',
  bitget: 'Bitget',
  gate: 'Gate',
  hyperliquid: 'Hyperliquid',
} as const satisfies Partial<Record<VenueId, string>>;

const IDS = Object.keys(VENUES) as (keyof typeof VENUES)[];
const MINUTE = 60_000;

let partition: Partition;
let exchange: Exchange;
let context: BrowserContext;
let panel: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const whole = simulatedFeed({ seed: 5, world: 'sharp', now: Date.now(), historyDays: 9 });
  partition = createPartition(whole, { seed: 5 });
  exchange = await startExchange({ markets: servedVenues(partition, { unlimited: true }) });
  context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true });
  panel = await openScreen(context, 'sidepanel');
  await panel.setViewportSize({ width: 340, height: 900 });
  await panel.getByRole('button', { name: 'Flow', exact: true }).click();
  await expect(row('Funding', 'Hyperliquid')).toBeVisible({ timeout: 120_000 });
  for (const id of IDS) await expect(row('Open interest', VENUES[id])).toBeVisible({ timeout: 120_000 });
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

function row(section: string, venue: string) {
  const part = panel.getByRole('region', { name: section, exact: true });
  return part.getByRole('row').filter({ has: panel.getByRole('button', { name: venue, exact: true }) });
}

/** The first panel in which every venue's open interest is told, and all that publish their past are in the sum. */
async function told(): Promise<PanelSnapshot> {
  const snapshot = await panel.evaluate(
    (count) =>
      new Promise<unknown>((done) => {
        const port = chrome.runtime.connect({ name: 'isobar' });
        port.onMessage.addListener((message: { type: string; snapshot?: PanelSnapshot }) => {
          const { venues = [] } = message.snapshot?.crowding?.openInterest ?? {};
          const whole = venues.every(({ inSum, published }) => inSum === published);
          if (message.type !== 'panel' || venues.length !== count || !whole) return;
          port.disconnect();
          done(message.snapshot);
        });
        port.postMessage({ type: 'subscribe', coin: 'BTC', lookback: '7d', detail: 'panel' });
      }),
    IDS.length,
  );
  return snapshot as PanelSnapshot;
}

test('each venue’s funding runs down to the instant at which it is paid', async () => {
  const left = async (id: keyof typeof VENUES): Promise<number> => {
    const text = await row('Funding', VENUES[id]).getByRole('time').textContent();
    const [hours = 0, minutes = 0, seconds = 0] = text!.split(':').map(Number);
    return 1_000 * (3_600 * hours + 60 * minutes + seconds);
  };
  for (const id of IDS) {
    const feed = partition.feed(id);
    const interval = id === 'hyperliquid' ? 60 * MINUTE : feed.fundingIntervalHours * 60 * MINUTE;
    const shown = await left(id);
    const now = feed.now();
    const due = Math.ceil(now / interval) * interval - now;
    expect(Math.abs(shown - due), id).toBeLessThan(3_000);
  }
  const before = await left('binance');
  await panel.waitForTimeout(3_000);
  expect(before - (await left('binance'))).toBeGreaterThanOrEqual(2_000);
});

test('what each venue took last is shown per 8 h, per hour and a year', async () => {
  const percent = (rate: number): string =>
    `${rate > 0 ? '+' : rate < 0 ? '−' : ''}${Math.abs(100 * rate).toFixed(4)}%`;
  const paid = (id: keyof typeof VENUES): number => {
    const feed = partition.feed(id);
    return feed.funding(feed.now() - 24 * 60 * MINUTE, feed.now()).at(-1)!.rate;
  };
  for (const id of IDS) {
    const cell = row('Funding', VENUES[id]).getByRole('cell').first();
    await expect(cell, id).toContainText(percent(paid(id)));
    // Gate writes six decimals, 0.11 % a year.
    const [, yearly] = (await cell.textContent())!.match(/%\+?([−\d.]+)%/)!;
    expect(Math.abs(Number(yearly!.replace('−', '-')) - 109_500 * paid(id)), id).toBeLessThan(0.12);
  }
  const per = panel.getByRole('group', { name: 'Rates per' });
  await per.getByRole('radio', { name: '1 h', exact: true }).check();
  await expect(row('Funding', 'Binance').getByRole('cell').first()).toContainText(
    percent(paid('binance') / 8),
  );
});

test('open interest is the market’s, in coins and in dollars', async () => {
  test.setTimeout(200_000);
  const { crowding, price } = await told();
  const { venues, line } = crowding!.openInterest!;
  for (const id of IDS) {
    const feed = partition.feed(id);
    const lately = feed.openInterest(MINUTE, feed.now() - 25 * MINUTE, feed.now()).map((row) => row.quantity);
    const { quantity, usd } = venues.find(({ venue }) => venue === id)!;
    expect(quantity, id).toBeGreaterThan(0.998 * Math.min(...lately));
    expect(quantity, id).toBeLessThan(1.002 * Math.max(...lately));
    expect(usd / quantity / price!, id).toBeCloseTo(1, 1);
  }
  const summed = venues.filter(({ inSum }) => inSum);
  expect(summed.map(({ venue }) => venue).sort()).toEqual(['binance', 'bybit', 'gate', 'okx']);
  const total = summed.reduce((sum, { quantity }) => sum + quantity, 0);
  expect(line.at(-1)! / total).toBeCloseTo(1, 2);
  await expect(row('Open interest', 'Binance').getByRole('cell').first()).toContainText('BTC');
  await panel.getByRole('radio', { name: 'USD', exact: true }).check();
  await expect(row('Open interest', 'Binance').getByRole('cell').first()).toHaveText(/^\$[\d.]+[MB]$/);
  await expect(panel.getByText(/Publish no past, recorded since .*: Bitget, Hyperliquid/)).toBeVisible();
});

test('how accounts lean is told where venues say it', async () => {
  const part = panel.getByRole('region', { name: 'How accounts lean' });
  for (const name of ['Bybit', 'OKX', 'Bitget', 'Gate'])
    await expect(part.getByRole('rowheader', { name }).first()).toBeVisible({ timeout: 60_000 });
});
