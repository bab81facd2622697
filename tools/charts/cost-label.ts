/** What noting a label costs: wrapped text drawing against the bare one, the least of many batches of each. */
import { resolve } from 'node:path';

import { bundle } from '../../e2e/overlay/bundle';
import { launch } from '../browser/launch';
import type { Figure } from '../figures/figure';

const GOAL = 2; // µs

export async function labelCost(batches: number): Promise<Figure[]> {
  const context = await launch({ headless: true });
  try {
    const page = await context.newPage();
    await page.addScriptTag({ content: await bundle(resolve('tools/charts/cost-label-page.ts')) });
    const { bare, captured, read } = await page.evaluate((count) => window.timeLabels(count), batches);
    const least = Math.min(...bare);
    const capture = Math.min(...captured) - least;
    const baseline = `the bare fillText: ${least.toFixed(2)} µs`;
    return [
      {
        name: 'noting a label',
        value: capture,
        unit: 'µs',
        goal: `≤ ${GOAL} µs`,
        baseline,
        n: batches,
        holds: capture <= GOAL,
      },
      {
        name: 'noting a label and reading its axis',
        value: Math.min(...read) - least,
        unit: 'µs',
        n: batches,
      },
    ];
  } finally {
    await context.close();
  }
}
