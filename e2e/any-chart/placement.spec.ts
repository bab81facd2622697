/** Where the overlay stands: the page's own hit-tests, layout, menus and fullscreen are as without it. */
import { expect, test } from '@playwright/test';

import { frames } from '../overlay/hands';
import { type Box, yellowRows } from '../overlay/pixels';
import { fallSilent, say, settingsMessage } from '../overlay/stand-in';
import { expectBand, expectNothing, type Plot, plotOf, resetSettings, tellBand } from './band';
import { libraryDocument } from './documents';
import { PERPETUAL, World } from './world';

const TITLE = '60123.4 | BTCUSDT USDⓈ-Margined Perpetual | Binance Futures';

let world: World;

test.beforeAll(async () => {
  world = await World.open();
});

test.afterAll(() => world.close());

test.beforeEach(async () => {
  await fallSilent(world.context);
  await resetSettings(world);
});

async function open(parts: { readonly body?: string; readonly before?: string } = {}): Promise<Plot> {
  await world.show(PERPETUAL, await libraryDocument('lightweight-5', {}, { title: TITLE, ...parts }));
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectBand(world, plot);
  return plot;
}

const HITS = 10_000;

/** What the page finds under each of many points, by the elements' order in the document. */
function hits({ left, top, width, height }: Plot): Promise<number[]> {
  return world.page.evaluate(
    ([x, y, w, h, count]) => {
      const all = [...document.querySelectorAll('#root *, #root, html, body')];
      return Array.from({ length: count }, (_, i) => {
        const at = document.elementFromPoint(
          x + ((i * 7919) % (w * 10)) / 10,
          y + ((i * 104_729) % (h * 10)) / 10,
        );
        return at ? all.indexOf(at) : -2;
      });
    },
    [left, top, width, height, HITS] as const,
  );
}

/** The chart's container gets a name before it is put into the page. */
const NAMED = `
  const append = document.body.append.bind(document.body);
  document.body.append = (...nodes) => { append(...nodes); nodes.forEach((node) => { node.id ||= 'root'; }); };`;

test('ten thousand hit-tests find what they find without the overlay, but for the legend', async () => {
  const plot = await open({ before: NAMED });
  const clear = { ...plot, height: plot.height - 50 }; // the legend's line is in the lower corner
  const painted = await hits(clear);
  await say(world.context, settingsMessage({ overlayVisible: false }));
  await expectNothing(world, plot);
  expect(painted).toEqual(await hits(clear));
  expect(new Set(painted).size).toBeLessThan(4);
  expect(painted).not.toContain(-1);
});

const FORM = `
  <form id="order" style="position:fixed;z-index:50;left:480px;top:20px;width:180px;height:200px;background:#fff">
    <button type="button">Buy</button>
  </form>
  <div id="menu" style="position:absolute;z-index:9;left:600px;top:120px;width:200px;height:120px;background:#fff"></div>`;

test('nothing is painted over an order form or a menu that the page puts over its chart', async () => {
  const plot = await open();
  await world.page.evaluate((form) => document.body.insertAdjacentHTML('beforeend', form), FORM);
  await frames(world.page, 2);
  for (const name of ['#order', '#menu']) {
    const box: Box = (await world.page.locator(name).boundingBox())!;
    const picture = await world.page.screenshot({ clip: box });
    await say(world.context, settingsMessage({ overlayVisible: false }));
    await frames(world.page, 4);
    expect(picture.equals(await world.page.screenshot({ clip: box }))).toBe(true);
    await resetSettings(world);
    await frames(world.page, 4);
  }
  // Beside the form the band goes on.
  const beside = { x: plot.left + 100, y: plot.top, width: 200, height: plot.height };
  expect(await yellowRows(world.page, world.reader, beside)).toHaveLength(1);
});

interface Shifted {
  /** Of the page's own elements; ours are in closed trees and have no name. */
  shifted: string[];
  score: number;
}

const WATCH = `
  Object.assign(window, { shifted: [], score: 0 });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      shifted.push(...sources.flatMap(({ node }) => (node ? [node.nodeName] : [])));
      if (!hadRecentInput) score += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });`;

test('nothing of the page moves when the overlay comes, goes and opens its legend', async () => {
  await open({ before: WATCH, body: '<p style="margin:600px 20px 0">Below the chart</p>' });
  const before = await world.page.evaluate(() => document.documentElement.scrollHeight);
  await world.page.keyboard.press('Tab');
  await world.page.keyboard.press('Enter');
  await frames(world.page, 10);
  await say(world.context, settingsMessage({ overlayVisible: false }));
  await frames(world.page, 10);
  await resetSettings(world);
  await frames(world.page, 10);
  const { shifted, score } = await world.page.evaluate(() => {
    const { shifted: names, score: sum } = window as unknown as Shifted;
    return { shifted: names, score: sum };
  });
  expect(shifted).toEqual([]);
  expect(score).toBeLessThan(0.02); // the legend's own, which grows upward
  expect(await world.page.evaluate(() => document.documentElement.scrollHeight)).toBe(before);
});

test('a chart in fullscreen keeps its bands, and has them when it comes back', async () => {
  await open({ before: NAMED });
  await world.page.evaluate(() => {
    addEventListener('click', () => void document.getElementById('root')!.requestFullscreen(), {
      once: true,
    });
  });
  await world.page.mouse.click(400, 700);
  await world.page.waitForFunction(() => document.fullscreenElement !== null);
  await frames(world.page, 10);
  const full = await plotOf(world.page);
  await tellBand(world, full);
  await expectBand(world, full);
  await world.page.evaluate(() => document.exitFullscreen());
  await frames(world.page, 10);
  const back = await plotOf(world.page);
  await tellBand(world, back);
  await expectBand(world, back);
});

test('a page that scrolls carries its bands along with the chart', async () => {
  await open({ body: '<div style="height:3000px"></div>' });
  await world.page.evaluate(() => scrollTo(0, 130));
  await frames(world.page);
  const plot = await plotOf(world.page);
  // The chart is scrolled partly out of view: what is left of it is looked at.
  expect(plot.top).toBeLessThan(0);
  const clip = { x: plot.left + 0.5 * plot.width, y: 0, width: 150, height: plot.top + plot.height };
  expect(await yellowRows(world.page, world.reader, clip)).toEqual([]);
  await world.page.evaluate(() => scrollTo(0, 15));
  await frames(world.page);
  await expectBand(world, await plotOf(world.page));
});
