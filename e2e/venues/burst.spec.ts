/** Twenty thousand trades within a second, through Binance's wire into the production build: none is lost. */
import { resolve } from 'node:path';

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { browser } from 'wxt/browser';

import { launch } from '../../tools/browser/launch';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import type { MarketFeed } from '../../tools/exchange/market-feed';
import { steadyFeed } from '../../tools/exchange/steady-feed';
import { extensionOrigin } from '../../tools/start/screens';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

const MINUTE = 60_000;
const TRADES = 20_000;

let feed: MarketFeed;
let exchange: Exchange;
let context: BrowserContext;
let page: Page;
let burst: number;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const now = Date.now();
  // The first minute is joined midway: the burst comes within the second one after it.
  burst = Math.ceil((now + 30_000) / MINUTE) * MINUTE + 20_000;
  feed = steadyFeed({ now, hours: 30, burst: { at: burst, trades: TRADES } });
  exchange = await startExchange({ feed });
  context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true });
  page = await context.newPage();
  await page.goto(`${await extensionOrigin(context)}/popup.html`);
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

interface Heard {
  readonly at: number;
  readonly priceTime: number;
}

/** When glances came until `end`, and of what time their prices were. */
function glancesUntil(end: number): Promise<Heard[]> {
  return page.evaluate(
    (end) =>
      new Promise<Heard[]>((done) => {
        const heard: Heard[] = [];
        const port = chrome.runtime.connect({ name: 'isobar' });
        port.onMessage.addListener((message: { type: string; snapshot?: { priceTime?: number } }) => {
          const { priceTime } = message.snapshot ?? {};
          if (message.type === 'glance' && priceTime !== undefined) heard.push({ at: Date.now(), priceTime });
        });
        port.postMessage({
          type: 'subscribe',
          coin: 'BTC',
          venues: ['binance'],
          lookback: '12h',
          detail: 'glance',
        });
        setTimeout(() => {
          port.disconnect();
          done(heard);
        }, end - Date.now());
      }),
    end,
  );
}

interface StoredFlow {
  readonly buy: number;
  readonly sell: number;
  readonly trades: number;
}

/** What the worker has stored of a minute's trades. */
function storedFlow(minute: number): Promise<StoredFlow | undefined> {
  return page.evaluate(
    (minute) =>
      new Promise<StoredFlow | undefined>((done, fail) => {
        const opening = indexedDB.open('isobar');
        opening.onerror = () => fail(opening.error ?? new Error('no database'));
        opening.onsuccess = () => {
          const database = opening.result;
          const key = ['binance:BTCUSDT', 'flow'];
          const range = IDBKeyRange.bound([...key, -Infinity], [...key, Infinity]);
          const reading = database.transaction('blocks').objectStore('blocks').getAll(range);
          reading.onerror = () => fail(reading.error ?? new Error('not read'));
          reading.onsuccess = () => {
            database.close();
            const blocks = reading.result as { columns: Record<keyof StoredFlow | 'time', Float64Array> }[];
            const columns = blocks.find((block) => block.columns.time.includes(minute))?.columns;
            if (!columns) return done(undefined);
            const place = columns.time.indexOf(minute);
            const { buy, sell, trades } = columns;
            done({ buy: buy[place]!, sell: sell[place]!, trades: trades[place]! });
          };
        };
      }),
    minute,
  );
}

/** Ms by which the latest glance of a time was behind the price that it told. */
function worstDelay(heard: readonly Heard[], from: number, to: number): number {
  const within = heard.filter(({ priceTime }) => priceTime >= from && priceTime < to);
  expect(within.length).toBeGreaterThan(0);
  return Math.max(...within.map(({ at, priceTime }) => at - priceTime));
}

test('of 20 000 trades in a second none is lost', async () => {
  test.setTimeout(300_000);
  const heard = await glancesUntil(burst + 8_000);
  const minute = Math.floor(burst / MINUTE) * MINUTE;
  await expect
    .poll(async () => (await storedFlow(minute))?.trades, { timeout: 90_000 })
    .toBe(TRADES + MINUTE / 1_000);
  const truth = feed.trades({ from: minute, to: minute + MINUTE - 1, limit: Infinity });
  const bought = truth.filter(({ buyerIsMaker }) => !buyerIsMaker);
  const sum = (trades: typeof truth): number => trades.reduce((total, { quantity }) => total + quantity, 0);
  const stored = (await storedFlow(minute))!;
  expect(stored.trades).toBe(truth.length);
  expect(stored.buy).toBeCloseTo(sum(bought), 6);
  expect(stored.buy + stored.sell).toBeCloseTo(sum(truth), 6);
  const calm = worstDelay(heard, burst - 15_000, burst - 1_000);
  const busy = worstDelay(heard, burst, burst + 5_000);
  console.info(`glances: at most ${calm} ms behind the price before the burst, ${busy} ms during it`);
});
