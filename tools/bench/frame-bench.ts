/** What the overlay adds to a frame while a chart is dragged: script that the page's chart has to wait for. */
import { type FrameCost, measureFrameCost } from '../../e2e/overlay/frame-cost';
import { launch } from '../browser/launch';
import type { Figure } from '../figures/figure';
import { quantile } from './quantile';

const GOAL = 0.5;

export async function frameFigures(): Promise<Figure[]> {
  const context = await launch({ headless: true });
  try {
    return figures(await measureFrameCost(context));
  } finally {
    await context.close();
  }
}

function figures({ reader, overlay }: FrameCost): Figure[] {
  const both = reader.map((cost, draw) => cost + overlay[draw]!);
  const figure = (name: string, costs: readonly number[]): Figure => {
    return { name, value: quantile(costs, 0.99), unit: 'ms p99', n: costs.length };
  };
  const total = figure('overlay: script a dragged frame, reader and painter', both);
  return [
    { ...total, goal: `≤ ${GOAL} ms`, holds: total.value <= GOAL },
    figure('overlay: of that, reading the chart', reader),
    figure('overlay: of that, composing and painting', overlay),
  ];
}
