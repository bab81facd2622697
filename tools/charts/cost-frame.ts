/**
 * What the extension adds to a frame of a chart that is dragged. A machine that does other work stretches even the CPU
 * time of one frame in a hundred, so the same drag is replayed: a frame costs what it cost at the least, and frames
 * that are dear each time stay dear.
 */
import { World } from '../../e2e/any-chart/world';
import { chartMessage, say, settingsMessage } from '../../e2e/overlay/stand-in';
import { quantile } from '../bench/quantile';
import type { Figure } from '../figures/figure';
import { fullScenery } from './cost-scenery';
import { type FrameTrace, traceFrames } from './cost-trace';
import { dragPlot, freeAxis, type Handled, withExtension, withoutExtension } from './cost-world';

export interface FrameCostOptions {
  readonly library: string;
  readonly heat: boolean;
  readonly frames: number;
  readonly replays: number;
  /** Ms that a label's capture takes, which runs within the page's own calls. */
  readonly labelMs: number;
}

const GOAL = { bands: 0.5, heat: 1 } as const;
const WARM = 250; // frames, until the code is compiled
const SETTLE = 1_200; // ms

interface Replayed {
  readonly traces: readonly FrameTrace[];
  readonly labels: number;
}

/** One drag over and over, in two pages by turns. */
async function replay(
  pages: readonly Handled[],
  { frames, replays }: FrameCostOptions,
): Promise<readonly Replayed[]> {
  const found = pages.map(() => ({ traces: [] as FrameTrace[], labels: 0 }));
  for (let turn = 0; turn < replays; turn++) {
    for (const [i, handled] of pages.entries()) {
      const { page } = handled;
      await page.bringToFront();
      await dragPlot(handled, 5); // what was put off while the page was hidden
      const before = await page.evaluate(() => window.hand.labels);
      found[i]!.traces.push(await traceFrames(page, async () => void (await dragPlot(handled, frames))));
      found[i]!.labels = (await page.evaluate(() => window.hand.labels)) - before;
    }
  }
  return found;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The least of each frame's costs. */
function leastOf(traces: readonly FrameTrace[], frames: number): number[] {
  return Array.from({ length: frames }, (_, i) =>
    Math.min(...traces.map(({ script }) => script[i] ?? Infinity)),
  ).filter(Number.isFinite);
}

function figuresOf([own, bare]: readonly Replayed[], options: FrameCostOptions): Figure[] {
  const { library, heat, frames, replays, labelMs } = options;
  const capture = (own!.labels / frames) * labelMs;
  const least = leastOf(own!.traces, frames).map((cost) => cost + capture);
  const single = own!.traces.flatMap(({ script }) => script.map((cost) => cost + capture));
  const goal = heat ? GOAL.heat : GOAL.bands;
  const title = `${library}, ${heat ? 'heatmap and bands' : 'bands'}`;
  const chart = median(bare!.traces.map((trace) => trace.allScript / trace.frames));
  const added = (of: 'cpu' | 'mainCpu'): number => {
    const [withIt, without] = [own!, bare!].map(({ traces }) =>
      median(traces.map((trace) => trace[of] / trace.frames)),
    );
    return withIt! - without!;
  };
  const p99 = quantile(least, 0.99);
  const baseline = `the chart's own script: ${chart.toFixed(2)} ms a frame`;
  const figure = (name: string, value: number, unit: string, n: number): Figure => {
    return { name: `${title}: ${name}`, value, unit, n };
  };
  return [
    {
      ...figure(`script a dragged frame, least of ${replays} replays`, p99, 'ms p99', least.length),
      goal: `≤ ${goal} ms`,
      holds: p99 <= goal,
      baseline,
    },
    figure('of that, the frame in the middle', median(least), 'ms p50', least.length),
    figure('of that, noting labels', capture, 'ms', own!.labels),
    figure('script a dragged frame, every replay', quantile(single, 0.99), 'ms p99', single.length),
    figure('the same, the frame in the middle', median(single), 'ms p50', single.length),
    figure(
      'painting, raster and compositing, all threads, over the bare page',
      added('cpu') - mean(single),
      'ms a frame',
      own!.traces.length,
    ),
    figure(
      'the main thread, script and all else, over the bare page',
      added('mainCpu'),
      'ms a frame',
      own!.traces.length,
    ),
  ];
}

/** In a world of its own: what one page leaves behind is not the next one's. */
export async function frameCost(options: FrameCostOptions): Promise<Figure[]> {
  const world = await World.open();
  try {
    await say(world.context, settingsMessage({ heatmapVisible: options.heat }));
    const own = await withExtension(world, options.library);
    const scenery = fullScenery(own.plot.price, Date.now(), options.heat);
    await say(world.context, chartMessage(scenery));
    const bare = await withoutExtension(world, options.library);
    for (const handled of [bare, own]) {
      await handled.page.bringToFront();
      await freeAxis(handled);
      await dragPlot(handled, WARM);
      await handled.page.waitForTimeout(SETTLE);
    }
    return figuresOf(await replay([own, bare], options), options);
  } finally {
    await world.close();
  }
}
