/**
 * From a sleeping worker to its first answer out of a filled store, and to the first picture in popup and side panel.
 * An extension with an empty worker, in the same browser and in turns with ours, tells what the browser itself takes.
 */
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { BrowserContext } from '@playwright/test';

import { launch } from '../browser/launch';
import { startExchange } from '../exchange/exchange';
import type { Figure } from '../figures/figure';
import { servedVenues } from '../exchange/wires';
import { simulatedFeed } from '../market/feed';
import { createPartition } from '../market/partition';
import { buildExtension } from '../start/build-extension';
import { writeEmptyExtension } from './empty-extension';
import { type Question, firstAnswer } from './first-answer';
import { firstPicture } from './first-picture';
import { median } from './quantile';
import { extensionOrigins, workerKiller } from './sleeping-worker';

const RUNS = 15;
const GOAL_ANSWER = 100;
const GOAL_SCREEN = 200;

const SUBSCRIBE = {
  type: 'subscribe',
  coin: 'BTC',
  lookback: '7d',
};
const PANEL: Question = { message: { ...SUBSCRIBE, detail: 'panel' }, answer: 'panel' };
const GLANCE: Question = { message: { ...SUBSCRIBE, detail: 'glance' }, answer: 'glance' };
const FILLED: Question = { ...PANEL, statuses: ['live', 'partial'] };
const EMPTY: Question = { message: { type: 'ask' }, answer: 'answer' };

type Times = Record<'panel' | 'glance' | 'empty' | 'popup' | 'sidepanel' | 'emptyScreen', number[]>;

export async function wakeFigures(): Promise<Figure[]> {
  const extension = builtCopy();
  const whole = simulatedFeed({ seed: 1, world: 'sharp', now: Date.now(), historyDays: 9 });
  const markets = servedVenues(createPartition(whole, { seed: 1 }), { unlimited: true });
  const exchange = await startExchange({ markets });
  const context = await launch({
    extension: `${extension},${writeEmptyExtension()}`,
    exchange,
    headless: true,
  });
  try {
    return figures(await wakeTimes(context));
  } finally {
    await context.close();
    await exchange.close();
  }
}

/** The build as it stands now: another one that is made meanwhile would pull it from under the browser. */
function builtCopy(): string {
  const built = resolve('.output/chrome-mv3');
  const copy = mkdtempSync(join(tmpdir(), 'isobar-build-'));
  cpSync(existsSync(join(built, 'manifest.json')) ? built : buildExtension(), copy, { recursive: true });
  return copy;
}

async function wakeTimes(context: BrowserContext): Promise<Times> {
  const origins = await extensionOrigins(context, 2);
  const empty = origins.get('empty')!;
  const ours = [...origins.values()].find((origin) => origin !== empty)!;
  const kill = await workerKiller(context);
  const asker = await context.newPage();
  await asker.goto(`${ours}/icon/16.png`);
  await asker.evaluate(firstAnswer, FILLED);
  const emptyAsker = await context.newPage();
  await emptyAsker.goto(`${empty}/page.html`);

  const times: Times = { panel: [], glance: [], empty: [], popup: [], sidepanel: [], emptyScreen: [] };
  for (let run = 0; run < RUNS; run++) {
    await asker.bringToFront();
    await kill(ours);
    times.panel.push(await asker.evaluate(firstAnswer, PANEL));
    await kill(ours);
    times.glance.push(await asker.evaluate(firstAnswer, GLANCE));
    await emptyAsker.bringToFront();
    await kill(empty);
    times.empty.push(await emptyAsker.evaluate(firstAnswer, EMPTY));
    await kill(ours);
    times.popup.push(await firstPicture(context, `${ours}/popup.html`));
    await kill(ours);
    times.sidepanel.push(await firstPicture(context, `${ours}/sidepanel.html`));
    await kill(empty);
    times.emptyScreen.push(await firstPicture(context, `${empty}/screen.html`));
  }
  return times;
}

function figures({ panel, glance, empty, popup, sidepanel, emptyScreen }: Times): Figure[] {
  const figure = (name: string, times: readonly number[], goal: number, peer: readonly number[]): Figure => {
    const value = median(times);
    return {
      name: `worker asleep, ${name}`,
      value,
      unit: 'ms median',
      goal: `≤ ${goal} ms`,
      baseline: `empty extension ${median(peer).toFixed(1)} ms`,
      n: times.length,
      holds: value <= goal,
    };
  };
  return [
    figure('port → first snapshot (panel)', panel, GOAL_ANSWER, empty),
    figure('port → first snapshot (glance)', glance, GOAL_ANSWER, empty),
    {
      name: 'wake to first snapshot (panel) ÷ empty extension’s',
      value: median(panel) / median(empty),
      unit: '×',
      n: panel.length,
    },
    figure('navigation → popup’s first picture', popup, GOAL_SCREEN, emptyScreen),
    figure('navigation → side panel’s first picture', sidepanel, GOAL_SCREEN, emptyScreen),
  ];
}
