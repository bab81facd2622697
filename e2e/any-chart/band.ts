/** One strong band at a place of a chart's plot: told to the worker in prices, looked for in pixels. */
import { expect, type Frame, type Page } from '@playwright/test';

import type { Rect } from '../charts/chart-page';
import { type Box, type Rows, yellowRows } from '../overlay/pixels';
import { chartMessage, clusterAt, type FullScenery, say, settingsMessage } from '../overlay/stand-in';
import type { World } from './world';

/** A chart as its own library has it: css px of the page's window. */
export interface Plot extends Rect {
  readonly price: number;
  /** Prices at shares of the plot's height. */
  readonly from: number;
  readonly to: number;
}

/** Where in the plot's height the band stands. */
export const BAND = { from: 0.2, to: 0.26 } as const;
const STRIP = { from: 0.5, to: 0.72 } as const; // of the plot's width: clear of the price's plates
const NEAR = 1.5; // css px: half a px of rounding at either end, and the soft edge

/** Of a page of e2e/charts. `corner` is where its window stands in the page's. */
export async function plotOf(frame: Page | Frame, corner = { left: 0, top: 0 }): Promise<Plot> {
  await frame.waitForFunction(() => 'page' in window);
  const plot = await frame.evaluate((band) => {
    const { page } = window;
    const rect = page.plot();
    const [from, to] = [page.priceAt(band.from * rect.height), page.priceAt(band.to * rect.height)];
    return { ...rect, price: page.lastPrice, from, to };
  }, BAND);
  return { ...plot, left: plot.left + corner.left, top: plot.top + corner.top };
}

/** Of one of the made-up TradingView charts. */
export async function tradingViewPlot(frame: Page | Frame, chart = 0): Promise<Plot> {
  await frame.waitForFunction(() => 'truth' in window);
  return frame.evaluate(
    ([at, band]) => {
      const found = window.truth.charts[at]!;
      const rect = found.plot();
      const [from, to] = [found.priceAt(band.from * rect.height), found.priceAt(band.to * rect.height)];
      return { ...rect, price: found.lastPrice, from, to };
    },
    [chart, BAND] as const,
  );
}

export interface Telling extends Partial<FullScenery> {
  /** Charted price ÷ the perpetual's. */
  readonly factor?: number;
  /** Only to those that ask for it. */
  readonly coin?: string;
}

/** The worker tells of one band, where the plot has it. */
export async function tellBand({ context }: World, plot: Plot, telling: Telling = {}): Promise<void> {
  const { factor = 1, coin, ...scenery } = telling;
  const [a, b] = [plot.from / factor, plot.to / factor];
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const cluster = clusterAt((low + high) / 2, 1, {
    low,
    high,
    peak: Math.sqrt(low * high),
    strength: 1,
    confidence: 1,
    side: low > plot.price / factor ? 'short' : 'long',
  });
  const message = chartMessage({
    price: plot.price / factor,
    now: Date.now(),
    clusters: [cluster],
    ...(coin === undefined ? {} : { symbol: `${coin}USDT` }),
    ...scenery,
  });
  await say(context, message, coin);
}

export async function resetSettings({ context }: World): Promise<void> {
  await say(context, settingsMessage({ overlayOpacity: 1 }, { visible: true, folded: true }));
}

function stripOf(plot: Rect): Box {
  return {
    x: Math.round(plot.left + STRIP.from * plot.width),
    y: Math.round(plot.top),
    width: Math.round((STRIP.to - STRIP.from) * plot.width),
    height: Math.round(plot.height),
  };
}

/** Bands within the plot, css px from its top. */
export async function bandsIn({ page, reader }: World, plot: Rect): Promise<Rows[]> {
  return yellowRows(page, reader, stripOf(plot));
}

const OFTEN = { timeout: 6_000, intervals: [60, 100, 100, 200, 200, 400] };

/** The one band stands in the rows that the chart's library says are its prices'. */
export async function expectBand(world: World, plot: Rect): Promise<void> {
  const middle = ((BAND.from + BAND.to) / 2) * plot.height;
  const off = async (): Promise<string> => {
    const bands = await bandsIn(world, plot);
    const [band] = bands;
    if (!band || bands.length > 1) return `${bands.length} bands`;
    const [first, last] = [BAND.from * plot.height - band.first, band.last + 1 - BAND.to * plot.height];
    const error = (band.first + band.last + 1) / 2 - middle;
    // What is soft grows the band alike at both ends.
    return Math.abs(error) <= NEAR && Math.abs(first) < 6 && Math.abs(last) < 6
      ? 'in place'
      : `${error.toFixed(2)} css px off, ${JSON.stringify(band)} of ${plot.height}`;
  };
  await expect.poll(off, OFTEN).toBe('in place');
}

/** Nothing is painted, and that for some frames on end. */
export async function expectNothing(world: World, plot: Rect): Promise<void> {
  await expect.poll(async () => (await bandsIn(world, plot)).length, OFTEN).toBe(0);
  await world.page.waitForTimeout(150);
  expect(await bandsIn(world, plot)).toEqual([]);
}
