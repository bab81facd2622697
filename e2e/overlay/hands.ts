import type { Page } from '@playwright/test';

/** A seeded stream in 0 … 1, so that a failure can be seen again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

export async function frames(page: Page, count = 2): Promise<void> {
  await page.evaluate(async (n) => {
    for (let i = 0; i < n; i++) await new Promise((done) => requestAnimationFrame(done));
  }, count);
}

async function drag(
  page: Page,
  from: readonly [number, number],
  by: readonly [number, number],
): Promise<void> {
  await page.mouse.move(from[0], from[1]);
  await page.mouse.down();
  await page.mouse.move(from[0] + by[0], from[1] + by[1], { steps: 5 });
  await page.mouse.up();
}

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One thing that a hand does to a chart: pans, wheels, stretches the price axis, or resets it. */
export async function moveChart(page: Page, plot: Place, axisX: number, random: () => number): Promise<void> {
  const [kind, a, b] = [random(), random(), random()];
  const middle = [
    plot.left + plot.width * (0.3 + 0.4 * a),
    plot.top + plot.height * (0.3 + 0.4 * b),
  ] as const;
  if (kind < 0.35) await drag(page, middle, [(a - 0.5) * 240, (b - 0.5) * 120]);
  else if (kind < 0.65) {
    await page.mouse.move(...middle);
    await page.mouse.wheel(0, (b - 0.5) * 400);
  } else if (kind < 0.9) await drag(page, [axisX, middle[1]], [0, (a - 0.5) * 90]);
  else await page.mouse.dblclick(axisX, middle[1]);
}
