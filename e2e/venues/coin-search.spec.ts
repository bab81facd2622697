/** The search for coins on the production build: seven venues' lists, by keyboard, and what it changes on both screens. */
import { resolve } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';

import { workerKiller } from '../../tools/bench/sleeping-worker';
import { launch } from '../../tools/browser/launch';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import { servedVenues } from '../../tools/exchange/wires';
import { simulatedFeed } from '../../tools/market/feed';
import { createPartition } from '../../tools/market/partition';
import { extensionOrigin, openScreen } from '../../tools/start/screens';

/** All that answer here. */
const LISTING = ['binance', 'bybit', 'okx', 'bitget', 'hyperliquid', 'deribit'] as const;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let exchange: Exchange;
let context: BrowserContext;
let panel: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const whole = simulatedFeed({ seed: 5, world: 'sharp', now: Date.now(), historyDays: 1 });
  const markets = servedVenues(createPartition(whole, { seed: 5 }), { unlimited: true });
  exchange = await startExchange({ markets });
  exchange.cut('gate');
  context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true });
  panel = await openScreen(context, 'sidepanel');
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

const field = () => panel.getByRole('combobox', { name: 'Market' });
const option = (coin: string) => panel.getByRole('option', { name: new RegExp(`^${coin} `) });

test('it opens with the favourites, fills with what venues list, and names the one that is silent', async () => {
  await field().click();
  await expect(panel.getByRole('option').first()).toContainText('BTC');
  await expect(panel.getByText('No list from Gate', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(option('BTC')).toContainText('Binance · Bybit · OKX · Bitget · Hyperliquid · Deribit');
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`open, it breaks no rule of WCAG 2.2 AA that a machine can check, ${colorScheme}`, async () => {
    await panel.emulateMedia({ colorScheme });
    await field().fill('pe');
    await expect(option('PEPE')).toHaveAttribute('aria-selected', 'true');
    const { violations } = await new AxeBuilder({ page: panel })
      .withTags(RULES)
      .include('.panel-head')
      .setLegacyMode()
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
}

test('a multiple finds its coin, which a key makes a favourite and takes', async () => {
  await field().fill('1000pepeus');
  await expect(option('PEPE')).toContainText('Bybit · OKX · Hyperliquid');
  await field().press('Shift+Enter');
  await expect(panel.getByRole('status').filter({ hasText: 'PEPE is a favourite now' })).toBeAttached();
  await field().press('Enter');
  await expect(field()).toHaveValue('PEPE');
  await expect(panel.getByRole('button', { name: 'PEPE is a favourite' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('the popup switches between the favourites by arrow keys, and the panel follows', async () => {
  const popup = await openScreen(context, 'popup');
  const pepe = popup.getByRole('radio', { name: 'PEPE' });
  await expect(pepe).toBeChecked();
  await pepe.press('ArrowLeft');
  await expect(popup.getByRole('radio', { name: 'SOL' })).toBeChecked();
  await expect(field()).toHaveValue('SOL');
  await popup.getByText('BTC', { exact: true }).last().click();
  await expect(field()).toHaveValue('BTC');
  await popup.close();
});

test('the lists are there in a worker that has just woken, with no venue to ask', async () => {
  const origin = await extensionOrigin(context);
  await panel.close();
  await (
    await workerKiller(context)
  )(origin);
  for (const venue of LISTING) exchange.cut(venue);
  const again = await openScreen(context, 'sidepanel');
  await again.getByRole('combobox').fill('kPEPE');
  await expect(again.getByRole('option', { name: /^PEPE / })).toContainText('Bybit · OKX · Hyperliquid');
});
