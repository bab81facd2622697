/** How right the reader is: every frame of every library's page against that library's own arithmetic. */
import type { BrowserContext } from '@playwright/test';

import { HOSTILE, LAYOUTS, type Phase, SCALES } from '../../e2e/charts/phases';
import { walkPage } from '../../e2e/charts/walk';
import type { Tally } from '../../e2e/charts/watch';
import { quantile } from '../bench/quantile';
import { launch } from '../browser/launch';
import type { Figure } from '../figures/figure';

export interface AccuracyOptions {
  readonly libraries: readonly string[];
  readonly ratios: readonly number[];
  /** Of each scale at each pixel ratio; layouts and hostile phases take a quarter of it. */
  readonly steps: number;
  readonly say: (line: string) => void;
}

interface Walk {
  readonly title: string;
  readonly tally: Tally;
  readonly hostile: boolean;
}

const P99 = 0.5;
const WORST = 1;
const MEDIAN_TIME = 0.5;
const LEAST_VERIFIED = 0.8;

function course(first: boolean, steps: number): readonly (readonly [Phase, number, boolean])[] {
  const quarter = Math.ceil(steps / 4);
  return [
    ...SCALES.map((phase) => [phase, steps, false] as const),
    ...(first ? LAYOUTS.map((phase) => [phase, quarter, false] as const) : []),
    ...(first ? HOSTILE.map((phase) => [phase, quarter, true] as const) : []),
  ];
}

async function walkAt(
  context: BrowserContext,
  ratio: number,
  first: boolean,
  { libraries, steps, say }: AccuracyOptions,
): Promise<Walk[]> {
  const walks: Walk[] = [];
  for (const library of libraries) {
    for (const [phase, count, hostile] of course(first, steps)) {
      const title = `${library}, ${phase.name}, DPR ${ratio}`;
      const tally = await walkPage(context, library, phase, count);
      if (!tally) continue;
      for (const note of tally.notes) say(`${title}: ${note}`);
      walks.push({ title, tally, hostile });
    }
  }
  return walks;
}

function priceFigures({ title, tally }: Walk): Figure[] {
  const { prices, times, verified, frames, timed, edges } = tally;
  const px = (name: string, values: readonly number[], q: number, most?: number): Figure => {
    const value = quantile(values, q);
    const figure = { name: `${title}: ${name}`, value, unit: 'css px', n: values.length };
    return most === undefined ? figure : { ...figure, goal: `≤ ${most}`, holds: value <= most };
  };
  return [
    px('price error p50', prices, 0.5),
    px('price error p99', prices, 0.99, P99),
    px('price error worst', prices, 1, WORST),
    px('time error p50', times, 0.5, times.length > 0 ? MEDIAN_TIME : undefined),
    px('time error worst', times, 1),
    count(title, 'times a wrong day', tally.wrongDays, times.length),
    share(title, 'frames verified', verified, frames, LEAST_VERIFIED),
    share(title, 'verified frames whose times are read', timed, verified),
    px('plot edge off, p50', edges, 0.5),
    px('plot edge off, worst', edges, 1),
  ];
}

function count(title: string, name: string, value: number, n: number): Figure {
  return { name: `${title}: ${name}`, value, unit: 'times', goal: '0', n, holds: value === 0 };
}

function share(title: string, name: string, part: number, n: number, least?: number): Figure {
  const value = n === 0 ? 0 : part / n;
  const figure = { name: `${title}: ${name}`, value, unit: 'share', n };
  return least === undefined ? figure : { ...figure, goal: `> ${least}`, holds: value > least };
}

function wrongScales({ title, tally }: Walk): Figure {
  return count(title, 'wrong scales accepted', tally.wrongScales, tally.frames);
}

function sums(walks: readonly Walk[]): Figure[] {
  const sum = (of: (tally: Tally) => number): number =>
    walks.reduce((total, { tally }) => total + of(tally), 0);
  const steps = sum((tally) => tally.steps);
  return [
    { name: 'all pages: random steps', value: steps, unit: 'steps', n: walks.length },
    count(
      'all pages',
      'wrong scales accepted',
      sum((tally) => tally.wrongScales),
      steps,
    ),
    count(
      'all pages',
      'times a wrong day',
      sum((tally) => tally.wrongDays),
      sum((tally) => tally.times.length),
    ),
  ];
}

export async function accuracyFigures(options: AccuracyOptions): Promise<Figure[]> {
  const walks: Walk[] = [];
  for (const ratio of options.ratios) {
    const context = await launch({ headless: true, deviceScaleFactor: ratio, env: { TZ: 'UTC' } });
    try {
      walks.push(...(await walkAt(context, ratio, ratio === options.ratios[0], options)));
    } finally {
      await context.close();
    }
  }
  return [
    ...walks.flatMap((walk) => [...(walk.hostile ? [] : priceFigures(walk)), wrongScales(walk)]),
    ...sums(walks),
  ];
}
