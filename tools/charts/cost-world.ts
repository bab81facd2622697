/** The built extension on a library's chart under a host's address, and the same page where no extension is. */
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { plotOf } from '../../e2e/any-chart/band';
import { libraryDocument } from '../../e2e/any-chart/documents';
import { PERPETUAL, World } from '../../e2e/any-chart/world';
import type { PageOptions, Rect } from '../../e2e/charts/chart-page';
import { bundle } from '../../e2e/overlay/bundle';
import type { Point } from './cost-hand-page';

const TITLE = '60123.4 | BTCUSDT USDⓈ-Margined Perpetual | Binance Futures';

export interface Handled {
  readonly page: Page;
  readonly plot: Rect & { readonly price: number };
  readonly middle: Point;
  /** On the price axis, level with the middle. */
  readonly axis: Point;
}

async function handled(page: Page): Promise<Handled> {
  const plot = await plotOf(page);
  const middle: Point = [plot.left + plot.width / 2, plot.top + plot.height / 2];
  return { page, plot, middle, axis: [plot.left + plot.width + 30, middle[1]] };
}

async function documentOf(library: string, options: Partial<PageOptions>): Promise<string> {
  const before = await bundle(resolve('tools/charts/cost-hand-page.ts'));
  return libraryDocument(library, options, { title: TITLE, before });
}

/** The world's own page, with the extension. */
export async function withExtension(
  world: World,
  library: string,
  options: Partial<PageOptions> = {},
): Promise<Handled> {
  await world.page.bringToFront();
  await world.show(PERPETUAL, await documentOf(library, options));
  return handled(world.page);
}

/** A page of no known host: no script of the extension runs there. */
export async function withoutExtension(world: World, library: string): Promise<Handled> {
  const page = await world.context.newPage();
  await page.setContent(await documentOf(library, {}));
  return handled(page);
}

/** Goes round in the plot for so many frames; ms. */
export async function dragPlot({ page, middle }: Handled, frames: number): Promise<number> {
  return page.evaluate(
    async ([from, count]) => {
      const start = performance.now();
      await window.hand.drag(from, [200, 60], count);
      return performance.now() - start;
    },
    [middle, frames] as const,
  );
}

/** A price axis that was touched no longer scales itself: from then on a drag moves the chart up and down as well. */
export async function freeAxis({ page, axis }: Handled): Promise<void> {
  await page.evaluate((from) => window.hand.drag(from, [0, 12], 20), axis);
}
