/**
 * How far the overlay is behind the chart: in each picture that the compositor put on screen, a band around the last
 * price against the tag that the chart itself draws at that price. The negative control takes the band from one picture
 * earlier, which is what an overlay that is a frame late would look like.
 */
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { World } from '../../e2e/any-chart/world';
import { bundle } from '../../e2e/overlay/bundle';
import { screencast } from '../../e2e/overlay/screencast';
import { chartMessage, clusterAt, say, settingsMessage } from '../../e2e/overlay/stand-in';
import { quantile } from '../bench/quantile';
import type { Figure } from '../figures/figure';
import type { Point } from './cost-hand-page';
import { freeAxis, type Handled, withExtension } from './cost-world';
import type { Seen, Strips } from './lag-page';

export interface LagOptions {
  readonly libraries: readonly string[];
  /** Moved frames of each motion. */
  readonly frames: number;
}

type Motion = (handled: Handled, frames: number) => Promise<unknown>;

/** Over old bars, whose prices are far from the last: a crosshair that snaps to them stays clear of the price's tag. */
function past({ plot }: Handled): Point {
  return [plot.left + 0.14 * plot.width, plot.top + 0.3 * plot.height];
}

const MOTIONS: Readonly<Record<string, Motion>> = {
  wheel: (handled, frames) =>
    handled.page.evaluate(([at, count]) => window.hand.wheel(at, count), [past(handled), frames] as const),
  'price axis dragged': ({ page, axis }, frames) =>
    page.evaluate(([from, count]) => window.hand.drag(from, [0, 110], count, 4), [axis, frames] as const),
  'plot dragged': (handled, frames) =>
    handled.page.evaluate(([from, count]) => window.hand.drag(from, [20, 60], count, 6), [
      past(handled),
      frames,
    ] as const),
};
/** Charts that take no hand are moved by their own calls. */
const STEPS: Motion = ({ page }, frames) => page.evaluate((count) => window.hand.steps(count), frames);
const STEPPED = ['chart-js', 'highstock', 'tradingview', 'uplot'];
const HANDLED = ['lightweight-3', 'lightweight-4', 'lightweight-5', 'klinecharts'];

/** Those whose page has the last price on a coloured tag. */
export const LAG_LIBRARIES: readonly string[] = [...HANDLED, ...STEPPED];

/** Of markets whose last price is away from the plot's middle, clear of other series' tags, and far from old prices. */
const seedFor = (library: string): number => (['lightweight-5', 'highstock'].includes(library) ? 7 : 4);
const APART = 1.5; // css px: both are drawn on whole px
const OTHER = 40; // css px: so far off, a tag is another series'
const MOVED = 3; // css px from one picture to the next
const LEAST_MOVING = 5;
const LEAST_LATE = 0.8; // of the moving pictures, that a late overlay would stand out in

interface Lag {
  readonly pictures: number;
  readonly moving: number;
  readonly behind: number;
  /** Had the overlay been one picture late. */
  readonly late: number;
}

/** Pictures in which band and tag can be told: a tag that another one, or the crosshair's, lies over is left out. */
function told(pictures: readonly Seen[]): (Required<Seen> | undefined)[] {
  const most = Math.max(...pictures.flatMap(({ height }) => height ?? []));
  return pictures.map(({ tag, height = 0, band }) =>
    tag === undefined || band === undefined || height < most - 1 || Math.abs(tag - band) > OTHER
      ? undefined
      : { tag, height, band },
  );
}

function lagOf(pictures: readonly Seen[]): Lag {
  const all = told(pictures);
  const seen = all.filter((each) => each !== undefined);
  const usual = quantile(
    seen.map(({ tag, band }) => band - tag),
    0.5,
  );
  const isApart = (band: number, tag: number): boolean => Math.abs(band - tag - usual) > APART;
  const moved = all.flatMap((now, i) => {
    const before = all[i - 1];
    return now && before && Math.abs(now.tag - before.tag) >= MOVED ? [[before, now] as const] : [];
  });
  return {
    pictures: seen.length,
    moving: moved.length,
    behind: seen.filter(({ band, tag }) => isApart(band, tag)).length,
    late: moved.filter(([before, now]) => isApart(before.band, now.tag)).length,
  };
}

function stripsOf({ plot }: Handled): Strips {
  const right = Math.round(plot.left + plot.width);
  const column = (share: number): number => Math.round(plot.left + share * plot.width);
  return {
    rows: [Math.round(plot.top), Math.round(plot.top + plot.height)],
    axis: [right + 6, right + 30],
    plot: [column(0.3), column(0.45)],
  };
}

function figureOf(library: string, motion: string, { pictures, moving, behind, late }: Lag): Figure {
  const sharp = moving >= LEAST_MOVING && late >= LEAST_LATE * moving;
  return {
    name: `${library}, ${motion}: pictures in which the overlay is behind`,
    value: behind,
    unit: 'pictures',
    goal: '0',
    baseline: `one frame late: ${late} of ${moving} moving`,
    n: pictures,
    holds: behind === 0 && sharp,
  };
}

/** A band around the last price, so that the two belong together at any zoom. */
async function tellOfPrice({ context }: World, { plot }: Handled): Promise<void> {
  const band = clusterAt(plot.price, 0.5, { strength: 1, confidence: 1 });
  await say(context, chartMessage({ price: plot.price, now: Date.now(), clusters: [band] }));
}

async function look(reader: Page, pictures: readonly string[], strips: Strips): Promise<Seen[]> {
  return reader.evaluate(([all, where]) => window.look(all, where), [pictures, strips] as const);
}

async function libraryFigures(world: World, library: string, frames: number): Promise<Figure[]> {
  const handled = await withExtension(world, library, { seed: seedFor(library) });
  await tellOfPrice(world, handled);
  await handled.page.waitForTimeout(1_200);
  const figures: Figure[] = [];
  for (const [name, move] of HANDLED.includes(library)
    ? Object.entries(MOTIONS)
    : [['zoomed and stretched', STEPS] as const]) {
    await handled.page.evaluate((at) => window.hand.drag(at, [0, 0], 1), past(handled));
    const pictures = await screencast(handled.page, async () => void (await move(handled, frames)));
    figures.push(figureOf(library, name, lagOf(await look(world.reader, pictures, stripsOf(handled)))));
    await handled.page.evaluate(() => window.page.reset());
    await freeAxis(handled);
  }
  return figures;
}

export async function lagFigures({ libraries, frames }: LagOptions): Promise<Figure[]> {
  const world = await World.open();
  try {
    await say(world.context, settingsMessage({ overlayOpacity: 1 }, { visible: true, folded: true }));
    await world.reader.addScriptTag({ content: await bundle(resolve('tools/charts/lag-page.ts')) });
    const figures: Figure[] = [];
    for (const library of libraries) figures.push(...(await libraryFigures(world, library, frames)));
    return figures;
  } finally {
    await world.close();
  }
}
