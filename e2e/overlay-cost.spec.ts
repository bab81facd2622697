/** What the reader and the overlay add to each draw of a chart that is dragged, in script. */
import { expect, test } from '@playwright/test';

import { launch } from '../tools/browser/launch';
import { measureFrameCost } from './overlay/frame-cost';

/** Milliseconds; the median is held, as the tail on a shared machine is the machine's. */
const MOST = { reader: 1, overlay: 1 };

function quantile(values: readonly number[], q: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? Number.NaN;
}

test('a dragged chart is followed within a fraction of a frame', async () => {
  const context = await launch({ headless: true });
  const cost = await measureFrameCost(context);
  await context.close();
  for (const part of ['reader', 'overlay'] as const) {
    const [middle, tail] = [0.5, 0.99].map((q) => quantile(cost[part], q)) as [number, number];
    console.log(`${part}: ${cost[part].length} draws, p50 ${middle.toFixed(2)}, p99 ${tail.toFixed(2)} ms`);
    expect(cost[part].length).toBeGreaterThanOrEqual(200);
    expect(middle).toBeGreaterThan(0.02); // it did paint
    expect(middle).toBeLessThanOrEqual(MOST[part]);
  }
});
