/** A chart in a frame of the same site, or in a shadow tree: painted where it stands, and nobody says that there is none. */
import { expect, type Frame, type Page, test } from '@playwright/test';

import { frames } from '../overlay/hands';
import { legends } from '../overlay/shadow-text';
import { expectBand, plotOf, resetSettings, tellBand } from './band';
import { libraryDocument, plainDocument } from './documents';
import { PERPETUAL, World } from './world';

const TITLE = '60123.4 | BTCUSDT USDⓈ-Margined Perpetual | Binance Futures';
const CORNER = { left: 40, top: 60 };
const FRAME = `position:absolute;border:0;left:${CORNER.left}px;top:${CORNER.top}px;width:1000px;height:640px`;

let world: World;
let chart: string;

test.beforeAll(async () => {
  world = await World.open();
  await resetSettings(world);
  chart = await libraryDocument('lightweight-5');
  world.serve('/charting/frame.html', chart);
});

test.afterAll(() => world.close());

/** Adds a frame; `content` is what `frame` and `chart` may be used in to give it its document. */
function framing(content: string): string {
  return plainDocument(
    { title: TITLE },
    `const chart = ${JSON.stringify(chart)};
     const frame = document.createElement('iframe');
     frame.style.cssText = ${JSON.stringify(FRAME)};
     ${content};
     document.body.append(frame);`,
  );
}

async function chartFrame(page: Page): Promise<Frame> {
  const found = (): Frame | undefined => page.frames().find((frame) => frame !== page.mainFrame());
  await expect.poll(found).toBeTruthy();
  return found()!;
}

async function expectOneOverlay(): Promise<void> {
  await world.page.waitForTimeout(5_000); // the top page would speak up by now
  const said = await legends(world.page);
  expect(said).toHaveLength(1);
  expect(said[0]).not.toContain('No chart');
}

const KINDS = {
  'same-origin': `frame.src = '/charting/frame.html'`,
  'blob:': `frame.src = URL.createObjectURL(new Blob([chart], { type: 'text/html' }))`,
  srcdoc: `frame.srcdoc = chart`,
} as const;

for (const [kind, content] of Object.entries(KINDS)) {
  test(`a chart in a ${kind} frame is painted, and the page around it says nothing of its own`, async () => {
    await world.show(PERPETUAL, framing(content));
    const plot = await plotOf(await chartFrame(world.page), CORNER);
    await tellBand(world, plot);
    await expectBand(world, plot);
    await expectOneOverlay();
  });
}

/** The chart's libraries put it into the body: here, into a shadow tree instead. */
function shadowed(mode: 'open' | 'closed'): Promise<string> {
  return libraryDocument(
    'lightweight-5',
    {},
    {
      title: TITLE,
      before: `
        const host = document.createElement('div');
        host.style.cssText = 'position:absolute;inset:0';
        const root = host.attachShadow({ mode: '${mode}' });
        const append = document.body.append.bind(document.body);
        document.body.append = (...nodes) => root.append(...nodes);
        append(host);`,
    },
  );
}

for (const mode of ['open', 'closed'] as const) {
  test(`a chart in a ${mode} shadow tree is painted`, async () => {
    await world.show(PERPETUAL, await shadowed(mode));
    const plot = await plotOf(world.page);
    await tellBand(world, plot);
    await expectBand(world, plot);
    await expectOneOverlay();
  });
}

test('a frame that moves takes its bands along', async () => {
  await world.show(PERPETUAL, framing(KINDS['same-origin']));
  const plot = await plotOf(await chartFrame(world.page), CORNER);
  await tellBand(world, plot);
  await expectBand(world, plot);
  await world.page.evaluate(() => {
    document.querySelector('iframe')!.style.left = '140px';
  });
  await frames(world.page);
  await expectBand(world, { ...plot, left: plot.left + 100 });
});
