/**
 * What stays behind of pans and of changes of the symbol: heap after garbage collection, nodes and listeners, as the
 * slope of a straight line through one measurement a leg, less that of the same page without the extension. The positive
 * control is the page keeping a little of each pan and each change on purpose.
 */
import { resolve } from 'node:path';

import type { CDPSession, Page } from '@playwright/test';

import { plainDocument } from '../../e2e/any-chart/documents';
import { PERPETUAL, World } from '../../e2e/any-chart/world';
import { bundle } from '../../e2e/overlay/bundle';
import { chartMessage, say, settingsMessage } from '../../e2e/overlay/stand-in';
import type { Figure } from '../figures/figure';
import { fullScenery } from './cost-scenery';
import type { WalkedMarket } from './leak-page';

type Kind = 'pan' | 'change';

/** How many of each. */
type Counts = Readonly<Record<Kind, number>>;

export interface LeakOptions {
  readonly counts: Counts;
  /** Walked first, until code is compiled and what is remembered on purpose is. */
  readonly warm: Counts;
  /** KB of heap that a thousand pans, or a hundred changes, may leave behind at the most. */
  readonly most: Counts;
}

export const SHORT: LeakOptions = {
  counts: { pan: 300, change: 20 },
  warm: { pan: 200, change: 6 },
  most: { pan: 1000, change: 600 },
};

export const FULL: LeakOptions = {
  counts: { pan: 10_000, change: 200 },
  warm: { pan: 800, change: 20 },
  most: { pan: 50, change: 200 },
};

interface Kept {
  /** kB. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

const MARKETS: readonly WalkedMarket[] = [
  { symbol: 'BTCUSDT', price: 60_123.4 },
  { symbol: 'ETHUSDT', price: 3012.34 },
];
const BARE = 'https://no-known-host.example';
const LEGS = 10;
const PER: Counts = { pan: 1000, change: 100 };
const MOST_NODES: Counts = { pan: 2, change: 10 };
const NAMES = { pan: 'pans', change: 'changes of the symbol' } as const;
const CONTROL: Counts = { pan: LEGS * 20, change: LEGS * 2 };
/** What the control keeps. */
const LEAKED: Readonly<Record<Kind, readonly (keyof Kept)[]>> = { pan: ['heap'], change: ['heap', 'nodes'] };
const UNITS: Readonly<Record<keyof Kept, string>> = { heap: 'kB', nodes: 'nodes', listeners: 'listeners' };

async function keptNow(session: CDPSession): Promise<Kept> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return { heap: usedSize / 1024, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

/** Least squares of what is kept against steps of 1. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [xx, xy] = [0, 0];
  values.forEach((value, i) => {
    xx += (i - middle) ** 2;
    xy += (i - middle) * (value - mean);
  });
  return xy / xx;
}

interface Walk {
  readonly counts: Counts;
  readonly legs: Readonly<Record<Kind, readonly Kept[]>>;
}

async function walk(page: Page, counts: Counts, warm: Counts): Promise<Walk> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const legs = { pan: [] as Kept[], change: [] as Kept[] };
  const take = (kind: Kind, times: number): Promise<void> =>
    page.evaluate(([what, count]) => window.walker[what](count), [kind, times] as const);
  for (const kind of ['pan', 'change'] as const) {
    await take(kind, warm[kind]);
    legs[kind].push(await keptNow(session));
    for (let leg = 0; leg < LEGS; leg++) {
      await take(kind, counts[kind] / LEGS);
      legs[kind].push(await keptNow(session));
    }
  }
  await session.detach();
  return { counts, legs };
}

function grown({ counts, legs }: Walk, kind: Kind, what: keyof Kept): number {
  return (slope(legs[kind].map((kept) => kept[what])) * LEGS * PER[kind]) / counts[kind];
}

interface Walks {
  readonly own: Walk;
  readonly bare: Walk;
  readonly leaking: Walk;
}

function figureOf(kind: Kind, what: keyof Kept, { own, bare, leaking }: Walks, options: LeakOptions): Figure {
  const [without, control] = [grown(bare, kind, what), grown(leaking, kind, what)];
  const value = grown(own, kind, what) - without;
  const most = what === 'heap' ? options.most[kind] : MOST_NODES[kind];
  const isSeen = !LEAKED[kind].includes(what) || control - without > most;
  return {
    name: `kept of ${PER[kind]} ${NAMES[kind]}, over the bare page: ${what}`,
    value,
    unit: UNITS[what],
    goal: `≤ ${most}`,
    baseline: `the bare page: ${without.toFixed(0)}; leaking on purpose: ${control.toFixed(0)}`,
    n: own.counts[kind],
    holds: value <= most && isSeen,
  };
}

/** A page of no known host: no script of the extension runs there. */
async function bareWalk({ context }: World, html: string, { counts, warm }: LeakOptions): Promise<Walk> {
  const page = await context.newPage();
  await page.route(`${BARE}/**`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(BARE);
  const walked = await walk(page, counts, warm);
  await page.close();
  return walked;
}

export async function leakFigures(options: LeakOptions): Promise<Figure[]> {
  const world = await World.open();
  try {
    await say(world.context, settingsMessage({ heatmapVisible: true }));
    for (const { symbol, price } of MARKETS) {
      const message = chartMessage({ ...fullScenery(price, Date.now(), true), symbol });
      await say(world.context, message, symbol.replace('USDT', ''));
    }
    const script = await bundle(resolve('tools/charts/leak-page.ts'));
    const page = plainDocument({}, `window.markets = ${JSON.stringify(MARKETS)}`, script);
    await world.show(PERPETUAL, page);
    const own = await walk(world.page, options.counts, options.warm);
    await world.show(PERPETUAL, page);
    await world.page.evaluate(() => window.walker.leak());
    const leaking = await walk(world.page, CONTROL, options.warm);
    const walks = { own, leaking, bare: await bareWalk(world, page, options) };
    return (['pan', 'change'] as const).flatMap((kind) =>
      (['heap', 'nodes', 'listeners'] as const).map((what) => figureOf(kind, what, walks, options)),
    );
  } finally {
    await world.close();
  }
}
