/** The goals for reading charts, each library's in a short walk; `npm run charts` walks farther. */
import { type BrowserContext, expect, test } from '@playwright/test';

import { quantile } from '../../tools/bench/quantile';
import { launch } from '../../tools/browser/launch';
import { LIBRARIES } from './open-chart';
import { HOSTILE, type Phase, SCALES } from './phases';
import { walkPage } from './walk';
import type { Tally } from './watch';

const STEPS = 20;
const HOSTILE_STEPS = 6;

/** Css px at the 99th percentile and at worst: the goal, and what is left where labels are drawn at whole pixels. */
const EXACT = [0.5, 1] as const;
const ROUNDED = [0.85, 1] as const;
/** Charts in SVG are looked for now and then: a short walk may be over before. */
const FOUND_LATE = 'highstock';
const ROUNDING = ['klinecharts', 'uplot', 'lightweight-3', 'highstock'];

test.describe.configure({ timeout: 300_000 });

let context: BrowserContext;
test.beforeAll(async () => {
  context = await launch({ headless: true, deviceScaleFactor: 1.25, env: { TZ: 'UTC' } });
});
test.afterAll(() => context.close());

async function walked(library: string, phase: Phase, steps: number): Promise<Tally> {
  const tally = await walkPage(context, library, phase, steps);
  if (!tally) throw new Error(`${library} has no ${phase.name} scale`);
  return tally;
}

for (const library of LIBRARIES) {
  for (const phase of SCALES) {
    test(`${library}, ${phase.name}: every frame is read as the library means it`, async () => {
      const tally = await walked(library, phase, STEPS);
      expect.soft(tally.wrongScales, tally.notes.join('\n')).toBe(0);
      expect.soft(tally.wrongDays, tally.notes.join('\n')).toBe(0);
      if (library !== FOUND_LATE) expect.soft(tally.verified / tally.frames).toBeGreaterThan(0.8);
      const [nearlyAll, worst] = ROUNDING.includes(library) ? ROUNDED : EXACT;
      if (tally.prices.length > 0) expect.soft(quantile(tally.prices, 0.99)).toBeLessThanOrEqual(nearlyAll);
      expect.soft(Math.max(0, ...tally.prices)).toBeLessThanOrEqual(worst);
      if (tally.times.length > 0) expect.soft(quantile(tally.times, 0.5)).toBeLessThanOrEqual(0.5);
    });
  }

  test(`${library}: no scale but that of the feed's own price is accepted`, async () => {
    for (const phase of HOSTILE) {
      const tally = await walkPage(context, library, phase, HOSTILE_STEPS);
      if (tally) expect.soft(tally.wrongScales, `${phase.name}: ${tally.notes.join('\n')}`).toBe(0);
    }
  });
}
