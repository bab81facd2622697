/** Several charts on a page: each with an API has an overlay of its own, for its own symbol; of others, one alone is right. */
import { expect, test } from '@playwright/test';

import type { ChartSettings } from '../charts/pages/tradingview/made-up-chart';
import { frames } from '../overlay/hands';
import { pixelsOf } from '../overlay/pixels';
import { legends, ownNodes, shadowText } from '../overlay/shadow-text';
import { fallSilent } from '../overlay/stand-in';
import { bandsIn, expectBand, expectNothing, plotOf, resetSettings, tellBand, tradingViewPlot } from './band';
import { libraryDocument, tradingViewDocument } from './documents';
import { PERPETUAL, World } from './world';

const CHART = 'https://www.tradingview.com/chart/AbCd1234/';
const MOST_NODES = 50;

const BTC: Partial<ChartSettings> = { symbol: 'BINANCE:BTCUSDT.P', price: 97_123.4, tick: 0.1, seed: 7 };
const ETH: Partial<ChartSettings> = { symbol: 'BINANCE:ETHUSDT.P', price: 3012.34, tick: 0.01, seed: 11 };
const SOL: Partial<ChartSettings> = { symbol: 'BINANCE:SOLUSDT.P', price: 171.23, tick: 0.01, seed: 13 };
const DOGE: Partial<ChartSettings> = { symbol: 'BINANCE:DOGEUSDT.P', price: 0.17123, tick: 1e-5, seed: 17 };
const COINS = ['BTC', 'ETH', 'SOL', 'DOGE'];

let world: World;

test.beforeAll(async () => {
  world = await World.open();
});

test.afterAll(() => world.close());

test.beforeEach(async () => {
  await fallSilent(world.context);
  await resetSettings(world);
});

async function tellChart(chart: number, coin = COINS[chart]!): Promise<void> {
  await tellBand(world, await tradingViewPlot(world.page, chart), { coin });
}

for (const count of [1, 2, 4]) {
  test(`of ${count} charts of a layout, each carries the bands of its own coin`, async () => {
    const charts = [BTC, ETH, SOL, DOGE].slice(0, count);
    await world.show(CHART, await tradingViewDocument({ charts }));
    for (const chart of charts.keys()) await tellChart(chart);
    for (const chart of charts.keys()) await expectBand(world, await tradingViewPlot(world.page, chart));
    expect(await legends(world.page)).toHaveLength(count);
    expect(await ownNodes(world.page)).toBeLessThanOrEqual(MOST_NODES);
  });
}

test('an open legend keeps a chart within fifty nodes of ours', async () => {
  await world.show(CHART, await tradingViewDocument({ charts: [BTC] }));
  await tellChart(0);
  await expectBand(world, await tradingViewPlot(world.page));
  await world.page.keyboard.press('Tab');
  await world.page.keyboard.press('Enter');
  await expect.poll(() => shadowText(world.page)).toContain('Estimates, not financial advice');
  expect(await ownNodes(world.page)).toBeLessThanOrEqual(MOST_NODES);
});

test('a chart that changes its symbol changes its bands, and its neighbour keeps its own', async () => {
  await world.show(CHART, await tradingViewDocument({ charts: [BTC, ETH] }));
  await tellChart(0);
  await tellChart(1);
  await expectBand(world, await tradingViewPlot(world.page, 0));
  await world.page.evaluate(() =>
    window.truth.charts[0]!.setSymbol('BINANCE:SOLUSDT.P', { price: 171.23, tick: 0.01, seed: 13 }),
  );
  await frames(world.page);
  const changed = await tradingViewPlot(world.page, 0);
  await expectNothing(world, changed);
  await tellChart(0, 'SOL');
  await expectBand(world, changed);
  await expectBand(world, await tradingViewPlot(world.page, 1));
});

for (const [mode, inverted] of [
  ['log', false],
  ['percent', false],
  ['indexed', false],
  ['linear', true],
] as const) {
  test(`by its API, a chart is painted in ${inverted ? 'inverted' : mode} mode`, async () => {
    await world.show(CHART, await tradingViewDocument({ charts: [BTC] }));
    await world.page.waitForFunction(() => 'truth' in window);
    await world.page.evaluate(([m, i]) => window.truth.charts[0]!.setMode(m, i), [mode, inverted] as const);
    await frames(world.page);
    await tellChart(0);
    await expectBand(world, await tradingViewPlot(world.page));
  });
}

test('an API that comes late takes over from the labels, and gives up to them when it goes', async () => {
  await world.show(
    'https://www.tradingview.com/chart/AbCd1234/?symbol=BINANCE%3ABTCUSDT.P',
    await tradingViewDocument({ charts: [BTC], apiAfter: 2_500 }),
  );
  await tellChart(0);
  await expectBand(world, await tradingViewPlot(world.page));
  await world.page.waitForFunction(() => 'tradingViewApi' in window);
  const redraw = () => window.truth.charts[0]!.setMode('percent');
  await world.page.evaluate(redraw);
  await frames(world.page);
  await tellChart(0);
  await expectBand(world, await tradingViewPlot(world.page)); // which no label could tell
  await world.page.evaluate(() => {
    delete (window as { tradingViewApi?: unknown }).tradingViewApi;
    window.truth.charts[0]!.setMode('linear');
  });
  await frames(world.page);
  await tellChart(0);
  await expectBand(world, await tradingViewPlot(world.page));
  expect(await legends(world.page)).toHaveLength(1);
});

test('an API that contradicts the labels hides the bands, and the legend says so', async () => {
  await world.show(CHART, await tradingViewDocument({ charts: [BTC] }));
  await tellChart(0);
  const plot = await tradingViewPlot(world.page);
  await expectBand(world, plot);
  await world.page.evaluate(() => {
    const { charts } = window.truth;
    const { tradingViewApi } = window as unknown as { tradingViewApi: { chart(): object } };
    const own = tradingViewApi.chart.bind(tradingViewApi);
    const range = { from: 90_000, to: 91_000 };
    tradingViewApi.chart = () => {
      const chart = own() as { getPanes(): { getMainSourcePriceScale(): object }[] };
      return {
        ...chart,
        getPanes: () =>
          chart.getPanes().map((pane) => ({
            ...pane,
            getMainSourcePriceScale: () => ({
              ...pane.getMainSourcePriceScale(),
              getVisiblePriceRange: () => range,
            }),
          })),
      };
    };
    charts[0]!.resize(700, 500);
  });
  await frames(world.page);
  await expect.poll(() => shadowText(world.page)).toContain('disagree on the price');
  await expectNothing(world, await tradingViewPlot(world.page));
});

const BEARISH = [196, 38, 44] as const; // on a light ground

test('divergences stand at their bars by the API’s own times', async () => {
  await world.show(CHART, await tradingViewDocument({ charts: [BTC] }));
  const plot = await tradingViewPlot(world.page);
  const bar = await world.page.evaluate(() => {
    const chart = window.truth.charts[0]!;
    const { time, high } = chart.model.bars.at(-60)!;
    return { time, high, x: chart.xOf(time), y: chart.yOf(high) };
  });
  await tellBand(world, plot, {
    coin: 'BTC',
    divergences: [
      {
        kind: 'regular-bearish',
        pivotTime: bar.time,
        pivotPrice: bar.high,
        confirmedTime: bar.time + 6 * 900_000,
        confirmedPrice: bar.high * 0.999,
        residualZ: -2.4,
      },
    ],
  });
  await expectBand(world, plot);
  const clip = { x: plot.left + bar.x - 30, y: plot.top + Math.round(bar.y) - 15, width: 60, height: 5 };
  const xs = (await pixelsOf(world.page, world.reader, clip, BEARISH, 20)).map(([x]) => x);
  expect(xs.length).toBeGreaterThan(10);
  expect(Math.abs((Math.min(...xs) + Math.max(...xs) + 1) / 2 - 30)).toBeLessThanOrEqual(1.5);
});

test('of two charts without an API, the one of the page’s symbol is painted alone', async () => {
  const second = { price: 3012.34, tick: 0.01, seed: 11 };
  await world.show(
    PERPETUAL,
    await libraryDocument('lightweight-5', { second }, { title: '60123.4 | BTCUSDT Perpetual | Binance' }),
  );
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectBand(world, plot);
  expect(await bandsIn(world, { ...plot, left: plot.left + 1020, width: 360 })).toEqual([]);
  expect(await legends(world.page)).toHaveLength(1);
});
