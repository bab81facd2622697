/**
 * What stays behind of pans and of changes of the symbol: heap after garbage collection, nodes and listeners, as the
 * slope of a straight line through one measurement a leg. The positive control is the same page keeping a little of each
 * pan and each change on purpose.
 */
import { resolve } from 'node:path';

import type { CDPSession } from '@playwright/test';

import { plainDocument } from '../../e2e/any-chart/documents';
import { PERPETUAL, World } from '../../e2e/any-chart/world';
import { bundle } from '../../e2e/overlay/bundle';
import { chartMessage, say, settingsMessage } from '../../e2e/overlay/stand-in';
import type { Figure } from '../figures/figure';
import { fullScenery } from './cost-scenery';
import type { WalkedMarket } from './leak-page';

export interface LeakOptions {
  readonly pans: number;
  readonly changes: number;
}

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
const LEGS = 10;
/** Until code is compiled and what is remembered on purpose is. */
const WARM = { pan: 800, change: 16 } as const;
/** Of what a thousand pans, or a hundred changes, may leave behind at the most. */
const MOST: Readonly<Record<'pan' | 'change', Kept>> = {
  pan: { heap: 100, nodes: 2, listeners: 2 },
  change: { heap: 400, nodes: 10, listeners: 10 },
};
const PER = { pan: 1000, change: 100 } as const;
const NAMES = { pan: 'pans', change: 'changes of the symbol' } as const;
const CONTROL: LeakOptions = { pans: LEGS * 25, changes: LEGS * 2 };
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

type Kind = 'pan' | 'change';

interface Walk {
  readonly steps: Readonly<Record<Kind, number>>;
  readonly legs: Readonly<Record<Kind, readonly Kept[]>>;
}

async function walk({ page }: World, { pans, changes }: LeakOptions): Promise<Walk> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const steps = { pan: Math.ceil(pans / LEGS), change: Math.ceil(changes / LEGS) };
  const legs = { pan: [] as Kept[], change: [] as Kept[] };
  const take = (kind: Kind, times: number): Promise<void> =>
    page.evaluate(([what, count]) => window.walker[what](count), [kind, times] as const);
  for (const kind of ['pan', 'change'] as const) {
    await take(kind, WARM[kind]);
    legs[kind].push(await keptNow(session));
    for (let leg = 0; leg < LEGS; leg++) {
      await take(kind, steps[kind]);
      legs[kind].push(await keptNow(session));
    }
  }
  await session.detach();
  return { steps, legs };
}

function grown({ steps, legs }: Walk, kind: Kind, what: keyof Kept): number {
  return (slope(legs[kind].map((kept) => kept[what])) * PER[kind]) / steps[kind];
}

function figureOf(kind: Kind, what: keyof Kept, walked: Walk, leaking: Walk): Figure {
  const [value, control] = [grown(walked, kind, what), grown(leaking, kind, what)];
  const most = MOST[kind][what];
  const isSeen = !LEAKED[kind].includes(what) || control > most;
  return {
    name: `kept of ${PER[kind]} ${NAMES[kind]}: ${what}`,
    value,
    unit: UNITS[what],
    goal: `≤ ${most}`,
    baseline: `leaking on purpose: ${control.toFixed(0)}`,
    n: walked.steps[kind] * LEGS,
    holds: value <= most && isSeen,
  };
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
    const walked = await walk(world, options);
    await world.show(PERPETUAL, page);
    await world.page.evaluate(() => window.walker.leak());
    const leaking = await walk(world, CONTROL);
    return (['pan', 'change'] as const).flatMap((kind) =>
      (['heap', 'nodes', 'listeners'] as const).map((what) => figureOf(kind, what, walked, leaking)),
    );
  } finally {
    await world.close();
  }
}
