/** Walks a library's page through a phase. */
import { resolve } from 'node:path';

import type { BrowserContext } from '@playwright/test';

import { bundle } from '../overlay/bundle';
import type { ChartPage } from './chart-page';
import { openChart } from './open-chart';
import type { Phase } from './phases';
import type { Tally } from './watch';

let watching: Promise<string> | undefined;

/** Whether the library has the phase's scale and layout. */
function offers({ scales, layouts }: Pick<ChartPage, 'scales' | 'layouts'>, phase: Phase): boolean {
  return scales.includes(phase.scale) && layouts.includes(phase.options?.layout ?? 'right');
}

/** Undefined where the library has no such scale or layout. */
export async function walkPage(
  context: BrowserContext,
  library: string,
  phase: Phase,
  steps: number,
): Promise<Tally | undefined> {
  watching ??= bundle(resolve('e2e/charts/watch.ts'));
  const page = await openChart(context, library, phase.options, await watching);
  try {
    const { lastPrice, ...kinds } = await page.evaluate(() => {
      const { scales, layouts, lastPrice } = window.page;
      return { scales, layouts, lastPrice };
    });
    if (!offers(kinds, phase)) return undefined;
    return await page.evaluate((course) => window.walk(course), {
      scale: phase.scale,
      steps,
      seed: 1 + Math.round(lastPrice * 1e8),
      ...(phase.feed === undefined ? {} : { feed: phase.feed * lastPrice }),
    });
  } finally {
    await page.close();
  }
}
