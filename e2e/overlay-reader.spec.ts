import { resolve } from 'node:path';

import { type BrowserContext, expect, type Page, test } from '@playwright/test';

import { launch } from '../tools/browser/launch';
import { bundle } from './overlay/bundle';
import { frames, moveChart, seeded } from './overlay/hands';

const STEPS = 100;
const WRONG = 1.5; // css px: farther off than this, a scale is another scale

const reader = bundle(resolve('e2e/overlay/reader-harness.ts'));
const chart = bundle(resolve('e2e/overlay/chart-harness.ts'));

/** Two days whose labels lie unluckily: a crosshair's label of a draw ago once made a line of its own with one other. */
const DAYS = [Date.UTC(2026, 10, 18, 18, 53), Date.UTC(2026, 10, 22, 13, 33)];

async function openChart(
  context: BrowserContext,
  market?: { start: number; tick: number },
  now = DAYS[0]!,
): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript((start) => {
    const opened = Date.now();
    const clock = Date.now.bind(Date);
    Date.now = () => start + clock() - opened;
  }, now);
  await page.addInitScript({ content: await reader });
  await page.goto('about:blank');
  if (market) await page.evaluate((m) => void Object.assign(window, { market: m }), market);
  await page.addScriptTag({ content: await chart });
  await page.evaluate(() => {
    window.reading.lastPrice = window.harness.lastPrice;
    window.harness.view(200, 8);
  });
  await frames(page);
  return page;
}

interface Seen {
  draws: number;
  verified: number;
  price: number[];
  time: number[];
  flushes: number[];
}

/** From here on every draw is compared with the chart's own arithmetic, in the microtask that read it. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { harness, reading } = window;
    const seen: Seen = { draws: 0, verified: 0, price: [], time: [], flushes: reading.flushes };
    reading.flushes.length = 0;
    Object.assign(window, { seen });
    reading.afterDraw = () => {
      seen.draws++;
      if (reading.trust.state !== 'verified') return;
      seen.verified++;
      const height = harness.paneHeight();
      for (const share of [0.02, 0.25, 0.5, 0.75, 0.98]) {
        const price = harness.priceAt(share * height);
        if (price > 0) seen.price.push(Math.abs(reading.yOf(price) - harness.yOf(price)));
      }
      for (const back of reading.time ? [0, 40, 200] : []) {
        const time = harness.lastTime - back * 900_000;
        seen.time.push(Math.abs(reading.xOf(time) - harness.xOf(time)));
      }
    };
  });
}

function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

function report(title: string, { draws, verified, price, time, flushes }: Seen): void {
  const px = (values: readonly number[]): string =>
    [0.5, 0.99, 1].map((q) => quantile(values, q).toExponential(1)).join(' / ');
  const wrongTimes = time.filter((error) => !(error < WRONG)).length;
  console.log(
    `${title}: ${verified} of ${draws} draws verified; price error p50 / p99 / max ${px(price)} css px; ` +
      `time ${px(time)}, ${wrongTimes} of ${time.length} wrong; flush p50 ${quantile(flushes, 0.5).toFixed(2)} p99 ${quantile(flushes, 0.99).toFixed(2)} ms`,
  );
}

for (const deviceScaleFactor of [1, 2]) {
  test.describe(`at ${deviceScaleFactor} device px per css px`, () => {
    let context: BrowserContext;
    test.beforeAll(async () => {
      context = await launch({ headless: true, deviceScaleFactor });
    });
    test.afterAll(() => context.close());

    for (const [mode, day] of [
      ['normal', DAYS[0]],
      ['normal', DAYS[1]],
      ['log', DAYS[0]],
    ] as const) {
      test(`every draw of a ${mode} chart on ${new Date(day!).toISOString()} is read as the chart means it`, async () => {
        const page = await openChart(context, undefined, day);
        await page.evaluate((m) => window.harness.setMode(m), mode);
        await frames(page);
        await watch(page);
        const random = seeded(11 * deviceScaleFactor + mode.length);
        for (let i = 0; i < STEPS; i++) {
          const [width, height] = [500 + Math.round(500 * random()), 360 + Math.round(300 * random())];
          if (i % 10 === 9) await page.evaluate(([w, h]) => window.harness.resize(w!, h!), [width, height]);
          const box = await page.evaluate(() => {
            const { width, height } = window.reading.geometry!.axes[0]!;
            return { left: 20, top: 20, width, height };
          });
          await moveChart(page, box, 20 + box.width + 25, random);
          await frames(page);
        }
        const seen = await seenOn(page);
        report(`dpr ${deviceScaleFactor}, ${mode}`, seen);
        expect(seen.draws).toBeGreaterThan(STEPS);
        expect(seen.verified).toBeGreaterThan(seen.draws * 0.8);
        expect(seen.price.filter((error) => !(error < WRONG))).toEqual([]);
        expect(quantile(seen.price, 0.99)).toBeLessThanOrEqual(0.5);
        expect(seen.time.filter((error) => !(error < WRONG))).toEqual([]);
        await page.close();
      });
    }
  });
}
