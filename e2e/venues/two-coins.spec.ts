/**
 * Two coins at once in the production build. One of them is listed as `1000PEPE`, `kPEPE` and `PEPE`: venues are summed in
 * the first one's contracts, whatever multiple theirs are for.
 */
import { resolve } from 'node:path';

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { browser } from 'wxt/browser';

import type { VenueId } from '../../lib/market/instrument';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { launch } from '../../tools/browser/launch';
import { type Exchange, type ServedMarket, startExchange } from '../../tools/exchange/exchange';
import { servedVenues, WIRES } from '../../tools/exchange/wires';
import { coinFeed } from '../../tools/market/coin-feed';
import { simulatedFeed } from '../../tools/market/feed';
import { createPartition } from '../../tools/market/partition';
import { extensionOrigin } from '../../tools/start/screens';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

const BTC: VenueId[] = ['bybit', 'okx'];
/** How many PEPE a contract is for. */
const PEPE = { binance: 1_000, hyperliquid: 1_000, bitget: 1 };
const NAMES = { binance: '1000PEPE', hyperliquid: 'kPEPE', bitget: 'PEPE' };
const VENUES = Object.keys(PEPE) as (keyof typeof PEPE)[];
/** Of a PEPE's price to the simulated coin's. */
const SCALE = 1e-7;

let exchange: Exchange;
let context: BrowserContext;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const now = Date.now();
  const market = (seed: number) =>
    createPartition(simulatedFeed({ seed, world: 'sharp', now, historyDays: 2 }), { seed });
  const bitcoin = servedVenues(market(5), { unlimited: true });
  const other = market(6);
  const pepe = VENUES.map((venue): ServedMarket => {
    const feed = coinFeed(other.feed(venue), NAMES[venue], SCALE * PEPE[venue]);
    return { feed, wire: WIRES[venue](feed, { unlimited: true }) };
  });
  exchange = await startExchange({
    markets: [...bitcoin.filter(({ wire }) => BTC.includes(wire.venue)), ...pepe],
  });
  context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true });
  page = await context.newPage();
  await page.goto(`${await extensionOrigin(context)}/popup.html`);
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

interface Look {
  readonly coin: string;
  readonly venues: readonly VenueId[];
}

/** The first panel of each look in which all venues are live; none of them ends before the last has its own. */
function panelsOf(looks: readonly Look[]): Promise<PanelSnapshot[]> {
  return page.evaluate(async (looks) => {
    const ports: { disconnect(): void }[] = [];
    const panels = looks.map(
      ({ coin, venues }) =>
        new Promise<PanelSnapshot>((done, fail) => {
          let last: unknown;
          setTimeout(() => fail(new Error(JSON.stringify(last))), 150_000);
          const port = chrome.runtime.connect({ name: 'isobar' });
          ports.push(port);
          port.onMessage.addListener((message: { type: string; snapshot?: PanelSnapshot }) => {
            const { type, snapshot } = message;
            if (type !== 'panel' || !snapshot) return;
            last = snapshot.coverage.venues;
            const { venues: covered } = snapshot.coverage;
            const all = covered.length === venues.length && covered.every(({ status }) => status === 'live');
            if (all) done(snapshot);
          });
          port.postMessage({ type: 'subscribe', coin, venues, lookback: '24h', detail: 'panel' });
        }),
    );
    const all = await Promise.all(panels);
    for (const port of ports) port.disconnect();
    return all;
  }, looks);
}

function massOf({ profile }: PanelSnapshot): number {
  return profile!.groups
    .flatMap(({ long, short }) => [...long, ...short])
    .reduce((sum, quantity) => sum + quantity, 0);
}

test('two coins are watched at once, each with its own prices and venues', async () => {
  test.setTimeout(240_000);
  const [bitcoin, pepe] = await panelsOf([
    { coin: 'BTC', venues: BTC },
    { coin: 'PEPE', venues: VENUES },
  ]);
  expect(bitcoin!.instrument).toMatchObject({ venue: 'bybit', coin: 'BTC', unit: 1 });
  expect(pepe!.instrument).toMatchObject({ venue: 'binance', base: '1000PEPE', coin: 'PEPE', unit: 1_000 });
  expect(bitcoin!.price! / pepe!.price!).toBeGreaterThan(1_000);
  expect(bitcoin!.clusters.length).toBeGreaterThan(0);
  expect(pepe!.clusters.length).toBeGreaterThan(0);
  expect(pepe!.coverage.venues.map(({ venue, symbol }) => `${venue} ${symbol}`).sort()).toEqual([
    'binance 1000PEPEUSDT',
    'bitget PEPEUSDT',
    'hyperliquid kPEPE',
  ]);
});

test('the sum of a coin is that of its contracts, a thousand coins each or one', async () => {
  test.setTimeout(240_000);
  // Pictures of one and the same minute: from one to the next price goes through levels.
  await expect(async () => {
    const [sum, ...alone] = await panelsOf([
      { coin: 'PEPE', venues: VENUES },
      ...VENUES.map((venue) => ({ coin: 'PEPE', venues: [venue] })),
    ]);
    expect(new Set([sum!, ...alone].map(({ asOf }) => asOf)).size).toBe(1);
    const coins = (panel: PanelSnapshot): number => massOf(panel) * panel.instrument.unit;
    expect(alone.map(({ instrument }) => instrument.unit)).toEqual(VENUES.map((venue) => PEPE[venue]));
    const total = alone.reduce((mass, panel) => mass + coins(panel), 0);
    expect(coins(sum!) / total).toBeGreaterThan(0.97);
    expect(coins(sum!) / total).toBeLessThan(1.03);
  }).toPass({ timeout: 150_000, intervals: [7_000] });
});
