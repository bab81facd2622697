/** What a draw of the chart costs in script: the reader's part and the overlay's, over a drag of the chart by hand. */
import { join } from 'node:path';

import type { BrowserContext, CDPSession, Page } from '@playwright/test';

import type { ClusterView, DivergenceView } from '../../lib/protocol/snapshot';
import { bundle } from './bundle';
import { frames } from './hands';
import { clusterAt, glanceMessage, settingsMessage } from './stand-in';

/** Milliseconds of script a draw, draw by draw. */
export interface FrameCost {
  /** Noting texts, and reading axes from them. */
  readonly reader: number[];
  /** From what was read to the pixels' last command: bridge, trust, composition, painting, legend. */
  readonly overlay: number[];
}

const ADDRESS = 'https://www.binance.com/en/futures/BTCUSDT';
const BAR = 900_000;
const WORLD = 'overlay';
const HERE = import.meta.dirname;

interface Timed {
  readonly harness: {
    readonly lastPrice: number;
    readonly lastTime: number;
    view(back: number, ahead: number): void;
  };
  readonly frameCost: FrameCost;
}

/** Eight bands a side, three of them out of view, and as many thin lines. */
function clusters(price: number): ClusterView[] {
  return [1, -1].flatMap((sign) =>
    Array.from({ length: 16 }, (_, i) => {
      const thin = i % 2 === 1;
      const peak = price * (1 + sign * (0.006 + 0.006 * i));
      const strength = ((i * 7) % 16) / 16;
      const side = sign > 0 ? ('short' as const) : ('long' as const);
      return clusterAt(peak, thin ? 0.02 : 0.25, {
        side,
        strength,
        thin,
        distancePct: Math.abs(peak / price - 1) * 100,
      });
    }),
  );
}

function divergences(price: number, time: number): DivergenceView[] {
  return [12, 50, 110].map((back, i) => ({
    kind: i % 2 ? 'hidden-bearish' : 'regular-bullish',
    pivotTime: time - back * BAR,
    pivotPrice: price * (1 + 0.004 * (i - 1)),
    confirmedTime: time - (back - 6) * BAR,
    confirmedPrice: price,
    residualZ: 2.3,
  }));
}

/** Says a message to the overlay, in its own world. */
type Say = (message: unknown) => Promise<void>;

/** Runs a script before the page's own, in a world that shares the page's elements and nothing else. */
async function openWorld(page: Page, source: string): Promise<Say> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
  return async (message) => {
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = { frameId: frameTree.frame.id, worldName: WORLD }; // gives the one that is there
    const { executionContextId } = await session.send('Page.createIsolatedWorld', world);
    const expression = `say(${JSON.stringify(message)})`;
    const said = await session.send('Runtime.evaluate', { contextId: executionContextId, expression });
    if (said.exceptionDetails)
      throw new Error(`the overlay's world: ${said.exceptionDetails.exception?.description}`);
  };
}

/** A page that may time to 5 µs, which browsers grant to isolated pages only. */
async function openPage(context: BrowserContext): Promise<{ page: Page; say: Say }> {
  const page = await context.newPage();
  await page.route(ADDRESS, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
      body: '<!doctype html><link rel="icon" href="data:,">',
    }),
  );
  const alias = { '#i18n': join(HERE, 'plain-words.ts') };
  const say = await openWorld(page, await bundle(join(HERE, 'overlay-world.ts'), alias));
  await page.addInitScript({ content: await bundle(join(HERE, 'reader-world.ts')) });
  await page.goto(ADDRESS);
  await page.addScriptTag({ content: await bundle(join(HERE, 'chart-harness.ts')) });
  return { page, say };
}

async function tell(page: Page, say: Say): Promise<void> {
  const [price, time] = await page.evaluate(() => {
    const { harness } = window as unknown as Timed;
    harness.view(160, 12);
    return [harness.lastPrice, harness.lastTime] as const;
  });
  await say(settingsMessage());
  const scenery = { price, clusters: clusters(price), divergences: divergences(price, time) };
  await say(glanceMessage({ ...scenery, now: Date.now() }));
}

/** The price plot of the harness fills 20 … 855 by 20 … 285 css px; its axis is to the right of that. */
async function drag(page: Page, count: number): Promise<void> {
  await page.mouse.move(890, 200);
  await page.mouse.down();
  await page.mouse.move(890, 215, { steps: 3 }); // a price axis that was touched no longer scales itself
  await page.mouse.up();
  await page.mouse.move(440, 200);
  await page.mouse.down();
  for (let i = 0; i < count; i++) {
    await page.mouse.move(440 + 200 * Math.sin(i / 23), 200 + 110 * Math.sin(i / 11));
    await frames(page, 1);
  }
  await page.mouse.up();
}

/** Script a draw while the chart is dragged for `count` frames, in a browser without the extension. */
export async function measureFrameCost(context: BrowserContext, count = 240): Promise<FrameCost> {
  const { page, say } = await openPage(context);
  await tell(page, say);
  await frames(page, 10);
  await drag(page, 60); // until the code is compiled
  const warm = await page.evaluate(() => (window as unknown as Timed).frameCost.reader.length);
  await drag(page, count);
  const { reader, overlay } = await page.evaluate(() => (window as unknown as Timed).frameCost);
  await page.close();
  return { reader: reader.slice(warm), overlay: overlay.slice(warm) };
}
