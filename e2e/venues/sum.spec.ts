/** One coin on seven venues that share a simulated market: the production build asks them all and sums what they say. */
import { resolve } from 'node:path';

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { browser } from 'wxt/browser';

import type { VenueId } from '../../lib/market/instrument';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { launch } from '../../tools/browser/launch';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import { servedVenues } from '../../tools/exchange/wires';
import { simulatedFeed } from '../../tools/market/feed';
import { createPartition } from '../../tools/market/partition';
import { extensionOrigin, openScreen } from '../../tools/start/screens';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

const VENUES: VenueId[] = ['binance', 'bybit', 'okx', 'bitget', 'gate', 'hyperliquid', 'deribit'];

const INVERSE = ['BTCUSD_PERP', 'BTCUSD', 'BTC-USD-SWAP', 'BTC-PERPETUAL'];

let exchange: Exchange;
let context: BrowserContext;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const whole = simulatedFeed({ seed: 5, world: 'sharp', now: Date.now(), historyDays: 2 });
  const markets = servedVenues(createPartition(whole, { seed: 5 }), { unlimited: true });
  exchange = await startExchange({ markets });
  context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true });
  page = await context.newPage();
  await page.goto(`${await extensionOrigin(context)}/popup.html`);
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

/** The first panel of these venues that `fits`, a function's text, holds for. */
async function panelOf(venues: readonly VenueId[], fits: string, within = 90_000): Promise<PanelSnapshot> {
  const snapshot = await page.evaluate(
    ([venues, fits, within]) =>
      new Promise<unknown>((done, fail) => {
        const isFit = new Function('panel', `return ${fits}`) as (panel: unknown) => boolean;
        let last: unknown;
        const late = setTimeout(() => fail(new Error(JSON.stringify(last))), within);
        const port = chrome.runtime.connect({ name: 'isobar' });
        port.onMessage.addListener((message: { type: string; snapshot?: PanelSnapshot }) => {
          if (!message.snapshot) return;
          const { status, reasons, coverage } = message.snapshot;
          last = { type: message.type, status, reasons, venues: coverage.venues };
          if (message.type !== 'panel' || !isFit(message.snapshot)) return;
          clearTimeout(late);
          port.disconnect();
          done(message.snapshot);
        });
        port.postMessage({ type: 'subscribe', coin: 'BTC', venues, lookback: '24h', detail: 'panel' });
      }),
    [[...venues], fits, within] as const,
  );
  return snapshot as PanelSnapshot;
}

const ALL_LIVE =
  "panel.status !== 'warming-up' && panel.coverage.venues.every(({ status }) => status === 'live')";

function massOf({ profile }: PanelSnapshot): number {
  return profile!.groups
    .flatMap(({ long, short }) => [...long, ...short])
    .reduce((sum, quantity) => sum + quantity, 0);
}

test('the sum of all venues is that of each alone, and says what is in it', async () => {
  test.setTimeout(400_000);
  const sum = await panelOf(
    VENUES,
    `${ALL_LIVE} && panel.coverage.venues.length === ${VENUES.length}`,
    150_000,
  );
  expect(sum.instrument).toMatchObject({ venue: 'binance', coin: 'BTC' });
  expect(sum.clusters.length).toBeGreaterThan(1);
  // Pictures of one and the same minute: from one to the next price goes through levels.
  await expect(async () => {
    const looks = [VENUES, ...VENUES.map((venue) => [venue])];
    const [whole, ...alone] = await Promise.all(looks.map((venues) => panelOf(venues, ALL_LIVE)));
    expect(new Set([whole!, ...alone].map(({ asOf }) => asOf)).size).toBe(1);
    for (const panel of alone) expect(massOf(panel)).toBeGreaterThan(0);
    const total = alone.reduce((mass, panel) => mass + massOf(panel), 0);
    expect(massOf(whole!) / total).toBeGreaterThan(0.97);
    expect(massOf(whole!) / total).toBeLessThan(1.03);
  }).toPass({ timeout: 150_000, intervals: [7_000] });
  // Three venues publish no open interest of the past: it is recorded from now on, and not in the sum's history.
  const without = sum.coverage.venues.filter(({ inOpenInterest }) => inOpenInterest === false);
  expect(without.map(({ venue }) => venue).sort()).toEqual(['bitget', 'deribit', 'hyperliquid']);
});

test('the panel’s switch adds the coin-margined contracts of four venues to the sum', async () => {
  test.setTimeout(240_000);
  const linear = await panelOf(VENUES, ALL_LIVE);
  const panel = await openScreen(context, 'sidepanel');
  const offered = panel.getByRole('switch', { name: 'With coin-margined contracts' });
  await offered.click();
  await expect(offered).toBeChecked();
  const both = `${ALL_LIVE} && panel.coverage.venues.length === ${VENUES.length + INVERSE.length}`;
  const sum = await panelOf(VENUES, both, 150_000);
  const symbols = sum.coverage.venues.map(({ symbol }) => symbol);
  expect(symbols).toEqual(expect.arrayContaining(INVERSE));
  // They have a sixth of what the linear ones have (`venue-parts.ts`).
  expect(massOf(sum) / massOf(linear)).toBeGreaterThan(1.1);
  expect(massOf(sum) / massOf(linear)).toBeLessThan(1.23);
  await offered.click();
  await panelOf(VENUES, `${ALL_LIVE} && panel.coverage.venues.length === ${VENUES.length}`);
  await panel.close();
});

test('the order books of all venues stand against what a band would force', async () => {
  test.setTimeout(240_000);
  // Books are asked for after history: they are in the panel of the next bar.
  const all = `${ALL_LIVE} && panel.liquidity?.books.length === ${VENUES.length}`;
  const { liquidity, clusters } = await panelOf(VENUES, all, 200_000);
  expect([...liquidity!.books].sort()).toEqual([...VENUES].sort());
  expect(Math.min(liquidity!.bids!, liquidity!.asks!)).toBeGreaterThan(0);
  for (const { overshootLow, overshootHigh } of clusters) {
    expect(overshootLow!).toBeGreaterThan(0);
    expect(overshootHigh!).toBeGreaterThan(overshootLow!);
  }
});

test('a venue that cannot be reached is named, and the others go on', async () => {
  test.setTimeout(500_000);
  const before = await panelOf(
    VENUES,
    `${ALL_LIVE} && panel.coverage.venues.length === ${VENUES.length}`,
    150_000,
  );
  exchange.cut('okx');
  const isCut = `panel.coverage.venues.some(({ venue, status }) => venue === 'okx' && status !== 'live')
    && panel.coverage.venues.filter(({ status }) => status === 'live').length === ${VENUES.length - 1}
    && panel.asOf > ${before.asOf!}`;
  const cut = await panelOf(VENUES, isCut, 150_000);
  expect(cut.status).toBe('partial');
  expect(cut.reasons).toContain('venues-behind');
  // What it last said stays in the sum, beside what the others say in the same minute.
  const others = VENUES.filter((venue) => venue !== 'okx');
  await expect(async () => {
    const [whole, rest] = await Promise.all([panelOf(VENUES, isCut), panelOf(others, ALL_LIVE)]);
    expect(whole.asOf).toBe(rest.asOf);
    expect(massOf(whole) / massOf(rest)).toBeGreaterThan(1.03);
  }).toPass({ timeout: 120_000, intervals: [7_000] });
  exchange.mend('okx');
  await panelOf(VENUES, `${ALL_LIVE} && panel.asOf > ${cut.asOf!}`, 150_000);
});
