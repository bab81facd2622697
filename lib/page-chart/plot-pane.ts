/** Finds the plot that an axis belongs to by where they stand: canvases that share an edge pair and touch. */
import { call, natives } from './natives';

const SAME = 2; // css px
const GAP = 4; // css px between a plot and its axis

export function rectOf(element: Element): DOMRect {
  return call(natives.boundingRect, element, []) as DOMRect;
}

function near(a: number, b: number, within: number): boolean {
  return Math.abs(a - b) <= within;
}

/** Whether `plot` lies beside a vertical axis: same top and bottom, adjacent, and wider. */
export function isBeside(plot: DOMRect, axis: DOMRect): boolean {
  return (
    near(plot.top, axis.top, SAME) &&
    near(plot.bottom, axis.bottom, SAME) &&
    plot.width > axis.width &&
    (near(plot.right, axis.left, GAP) || near(plot.left, axis.right, GAP))
  );
}

/** Whether a horizontal axis spans the plot from below or above. */
export function spans(axis: DOMRect, plot: DOMRect): boolean {
  const apart = axis.top >= plot.bottom - SAME || axis.bottom <= plot.top + SAME;
  return near(axis.left, plot.left, SAME) && near(axis.right, plot.right, SAME) && apart;
}

/** The plot beside an axis; of stacked canvases the first, which carries the series. */
export function plotOf(axis: HTMLCanvasElement): HTMLCanvasElement | undefined {
  const root = axis.getRootNode() as Document | ShadowRoot;
  const rect = rectOf(axis);
  for (const canvas of root.querySelectorAll('canvas')) {
    if (canvas !== axis && isBeside(rectOf(canvas), rect)) return canvas;
  }
  return undefined;
}
