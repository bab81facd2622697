/** Pages that change their charts, leave and come back, sleep; and an extension that goes away under them. */
import { expect, type Page, test } from '@playwright/test';

import { frames } from '../overlay/hands';
import { legends } from '../overlay/shadow-text';
import { fallSilent, heard, reload } from '../overlay/stand-in';
import { bandsIn, expectBand, expectNothing, type Plot, plotOf, resetSettings, tellBand } from './band';
import { handDrawnDocument } from './hand-drawn';
import { countDraws, drawsSoFar, inOwnWorld } from './own-world';
import { PERPETUAL, World } from './world';

let world: World;

test.beforeAll(async () => {
  world = await World.open({ pageCache: true });
});

test.afterAll(() => world.close());

test.beforeEach(async () => {
  await fallSilent(world.context);
  await resetSettings(world);
});

async function open(): Promise<Plot> {
  await world.show(PERPETUAL, handDrawnDocument());
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectBand(world, plot);
  return plot;
}

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

/** A tab that is looked at by a debugger is never out of sight to its scripts: they are told that it is, or that it is not. */
async function turn(visibility: 'hidden' | 'visible'): Promise<void> {
  const tell = `Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${visibility}' });`;
  await inOwnWorld(world.page, tell);
  await world.page.evaluate(`${tell} hand.asleep = ${visibility === 'hidden'};
    document.dispatchEvent(new Event('visibilitychange'));`);
}

test('a site that turns to another market and back is painted with each one’s bands', async () => {
  const plot = await open();
  await world.page.evaluate(() => {
    history.pushState({}, '', '/en/futures/ETHUSDT');
    document.title = '60123.4 | ETHUSDT Perpetual | Binance Futures';
  });
  await expectNothing(world, plot);
  await tellBand(world, plot, { coin: 'ETH' });
  await expectBand(world, plot);
  await world.page.evaluate(() => {
    history.back();
    document.title = '60123.4 | BTCUSDT Perpetual | Binance Futures';
  });
  await expectBand(world, plot);
  const asked = (await heard(world.context)).map(({ coin }) => coin);
  expect(asked.slice(-3)).toEqual(['BTC', 'ETH', 'BTC']);
});

test('a chart made anew fifty times is painted each time, and leaves nothing behind', async () => {
  const plot = await open();
  await world.page.evaluate(async () => {
    const chart = document.getElementById('chart')!;
    const next = () => new Promise((done) => requestAnimationFrame(done));
    for (let i = 0; i < 50; i++) {
      const canvases = chart.querySelectorAll('canvas');
      const fresh = [...canvases].map((canvas) => canvas.cloneNode() as HTMLCanvasElement);
      const pens = fresh.map((canvas) => canvas.getContext('2d')!);
      chart.replaceChildren(...fresh);
      window.redirect(pens[0]!, pens[1]!);
      await next();
      await next();
    }
  });
  await expectBand(world, plot);
  expect(await legends(world.page)).toHaveLength(1);
  expect(await world.page.evaluate(() => document.getElementById('chart')!.childElementCount)).toBeLessThan(
    6,
  );
});

test('a page that comes back from the back/forward cache is painted again', async () => {
  const plot = await open();
  await world.page.evaluate(() =>
    addEventListener('pageshow', (event) =>
      Object.assign(window, { kept: (event as PageTransitionEvent).persisted }),
    ),
  );
  await world.page.goto('https://www.binance.com/en/markets');
  await world.page.evaluate(() => history.back());
  await expect
    .poll(() => world.page.evaluate(() => (window as { kept?: boolean }).kept).catch(() => undefined))
    .toBe(true);
  await tellBand(world, plot);
  await expectBand(world, plot);
});

test('a tab out of sight is not drawn on, and is right again when it is looked at', async () => {
  const plot = await open();
  await turn('hidden');
  await countDraws(world.page);
  const elsewhere = { ...plot, from: plot.from + 300, to: plot.to + 300 };
  for (const telling of [elsewhere, plot, elsewhere, plot]) {
    await tellBand(world, telling);
    await world.page.waitForTimeout(300);
  }
  expect(await drawsSoFar(world.page)).toBe(0);
  await tellBand(world, elsewhere);
  await tellBand(world, plot);
  await turn('visible');
  await expectBand(world, plot);
  expect(await drawsSoFar(world.page)).toBeGreaterThan(0);
});

test('an extension that is reloaded is gone from its pages within a second, without an error', async () => {
  const plot = await open();
  const errors = errorsOf(world.page);
  await reload(world.context);
  await expect
    .poll(async () => (await bandsIn(world, plot)).length, { timeout: 1_000, intervals: [50] })
    .toBe(0);
  await frames(world.page, 60);
  expect(await legends(world.page)).toEqual([]);
  expect(errors).toEqual([]);
});
