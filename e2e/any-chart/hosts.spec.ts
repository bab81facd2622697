/** On every known host: bands where the chart's library has their prices, or nothing and the reason in the legend. */
import { expect, test } from '@playwright/test';

import type { ChartedMarket } from '../../lib/hosts/charted-market';
import { type HostPage, HOST_PAGES } from '../../lib/hosts/host-pages.testing';
import { shadowText } from '../overlay/shadow-text';
import { fallSilent, say } from '../overlay/stand-in';
import { expectBand, expectNothing, plotOf, resetSettings, tellBand } from './band';
import { DEFAULTS, libraryDocument } from './documents';
import { World } from './world';

let world: World;

test.beforeAll(async () => {
  world = await World.open();
});

test.afterAll(() => world.close());

test.beforeEach(async () => {
  await fallSilent(world.context);
  await resetSettings(world);
});

/** Pages with something new to them: the first of a host, and the first of a kind. */
function sampled(traits: (page: HostPage) => readonly string[]): HostPage[] {
  const seen = new Set<string>();
  return HOST_PAGES.filter((page) => {
    const fresh = traits(page).filter((trait) => !seen.has(trait));
    fresh.forEach((trait) => seen.add(trait));
    return fresh.length > 0;
  });
}

const MARKETS = sampled(({ address, expected }) =>
  expected?.kind === 'market'
    ? [new URL(address).hostname, expected.market.kind, `unit ${expected.market.unit}`]
    : [],
);
const OTHERS = sampled(({ expected }) => (expected?.kind === 'none' ? [expected.reason] : []));

async function open({ address, title }: Pick<HostPage, 'address' | 'title'>, price = DEFAULTS.price) {
  const tick = 10 ** (Math.floor(Math.log10(price)) - 4);
  await world.show(address, await libraryDocument('lightweight-5', { price, tick }, { title }));
  return plotOf(world.page);
}

function isOwn({ venue, kind, quote }: ChartedMarket): boolean {
  return venue === 'binance' && kind === 'perpetual' && quote === 'USDT';
}

const DEARER = 1.003; // a charted market that is not the perpetual itself

for (const page of MARKETS) {
  const { address, expected } = page;
  if (expected?.kind !== 'market') continue;
  const { market, price } = expected;
  test(`${address} “${page.title}” carries ${market.coin} bands`, async () => {
    const plot = await open(page, price);
    const factor = (isOwn(market) ? 1 : DEARER) * market.unit;
    await tellBand(world, plot, { coin: market.coin, factor });
    await expectBand(world, plot);
    const legend = await shadowText(world.page);
    expect(legend).toContain(market.name);
    if (isOwn(market)) return;
    await world.page.keyboard.press('Tab');
    await world.page.keyboard.press('Enter');
    const said = await shadowText(world.page);
    expect(said).toContain('+0.30');
    if (market.unit !== 1) expect(said).toMatch(/× ?[\d,]+/);
  });
}

const WHY = { 'no-coin': 'names no coin', 'other-quote': 'not priced in dollars' } as const;

for (const page of OTHERS) {
  const { address, expected } = page;
  if (expected?.kind !== 'none') continue;
  test(`${address} carries nothing, and says why`, async () => {
    const plot = await open(page);
    await tellBand(world, plot);
    await expect.poll(() => shadowText(world.page)).toContain(WHY[expected.reason]);
    await expectNothing(world, plot);
  });
}

const PERPETUAL = { address: 'https://www.bybit.com/trade/usdt/RAREUSDT', title: '' };

for (const [reason, words] of [
  ['no-perpetual', 'No perpetual of this coin'],
  ['rest-failing', 'There is no data for this market'],
] as const) {
  test(`a coin that the worker refuses as ${reason} carries nothing, and the legend says so`, async () => {
    const plot = await open(PERPETUAL);
    await say(world.context, { type: 'refused', reason }, 'RARE');
    await expect.poll(() => shadowText(world.page)).toContain(words);
    await expectNothing(world, plot);
  });
}

test('a chart of PEPE is painted from the perpetual of 1000 PEPE', async () => {
  const page = { address: 'https://www.okx.com/trade-spot/pepe-usdt', title: '' };
  const plot = await open(page, 0.000_012_34);
  await tellBand(world, plot, {
    coin: 'PEPE',
    symbol: '1000PEPEUSDT',
    unit: 1000,
    factor: DEARER / 1000,
  });
  await expectBand(world, plot);
  await world.page.keyboard.press('Tab');
  await world.page.keyboard.press('Enter');
  const said = await shadowText(world.page);
  expect(said).toContain('1000PEPEUSDT');
  expect(said).toContain('÷ 1,000');
});
