/** Finds the plot that an axis belongs to by where they stand: beside an axis of its own, or around one drawn into it. */
import type { LabelExtent } from '../chart/axis-reading';
import type { Surface } from './drawn-text';
import { call, natives } from './natives';

/** A plot, css px of the window. */
export interface Plot {
  readonly pane: Surface;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const SAME = 2; // css px
const GAP = 4; // css px between a plot and its axis
const LABEL_GAP = 6; // css px between a plot and labels in the same surface
const TIME_LABEL_GAP = 14; // css px from the middle of a time label to the plot
/** Css px: an axis of its own is no wider. */
export const SLIM = 240;

export function rectOf(element: Element): DOMRect {
  return call(natives.boundingRect, element, []) as DOMRect;
}

function near(a: number, b: number, within: number): boolean {
  return Math.abs(a - b) <= within;
}

/** Whether two surfaces lie one on the other. */
export function isStacked(a: DOMRect, b: DOMRect): boolean {
  return (
    near(a.left, b.left, SAME) &&
    near(a.top, b.top, SAME) &&
    near(a.right, b.right, SAME) &&
    near(a.bottom, b.bottom, SAME)
  );
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
export function spans(axis: DOMRect, plot: Plot): boolean {
  const apart = axis.top >= plot.top + plot.height - SAME || axis.bottom <= plot.top + SAME;
  const right = plot.left + plot.width;
  return axis.left <= plot.left + SAME && axis.right >= right - SAME && apart;
}

/** The canvas beside a slim axis; of stacked ones the first, which carries the series. */
export function plotBeside(axis: Element, rect: DOMRect): HTMLCanvasElement | undefined {
  if (rect.width > SLIM) return undefined;
  const root = call(natives.rootNode, axis, []) as Node;
  const query = root instanceof DocumentFragment ? natives.queryFragment : natives.queryDocument;
  for (const canvas of call(query, root, ['canvas']) as NodeListOf<HTMLCanvasElement>) {
    if (canvas !== axis && isBeside(rectOf(canvas), rect)) return canvas;
  }
  return undefined;
}

/** Where in a surface the labels of an axis, of those beside it, and of its times stand. */
export interface Surroundings {
  readonly own: LabelExtent;
  readonly others: readonly LabelExtent[];
  /** Where labels of other panes stand in the axis' column. */
  readonly strangers: readonly number[];
  /** Middles of the rows of time labels. */
  readonly timeRows: readonly number[];
  /** Css px between two of the axis' labels. */
  readonly pitch: number;
}

function isLeft({ left, right }: LabelExtent, width: number): boolean {
  return (left + right) / 2 < width / 2;
}

/**
 * The plot around an axis that is drawn into the same surface, css px of the surface: up to the labels on either side,
 * no more than half a label's distance above the first and below the last label, and clear of the other panes and of
 * the time labels.
 */
export function plotAround(
  rect: DOMRect,
  { own, others, strangers, timeRows, pitch }: Surroundings,
): Omit<Plot, 'pane'> {
  let [left, right] = [0, rect.width];
  let [top, bottom] = [Math.max(0, own.top - pitch / 2), Math.min(rect.height, own.bottom + pitch / 2)];
  for (const extent of [own, ...others]) {
    if (isLeft(extent, rect.width)) left = Math.max(left, extent.right + LABEL_GAP);
    else right = Math.min(right, extent.left - LABEL_GAP);
    if (extent.bottom < own.top) top = Math.max(top, (extent.bottom + own.top) / 2);
    if (extent.top > own.bottom) bottom = Math.min(bottom, (extent.top + own.bottom) / 2);
  }
  for (const y of strangers) {
    if (y < own.top) top = Math.max(top, (y + own.top) / 2);
    if (y > own.bottom) bottom = Math.min(bottom, (y + own.bottom) / 2);
  }
  for (const row of timeRows) {
    if (row > own.bottom - TIME_LABEL_GAP)
      bottom = Math.min(bottom, Math.max(own.bottom, row - TIME_LABEL_GAP));
    if (row < own.top) top = Math.max(top, Math.min(own.top, row + TIME_LABEL_GAP));
  }
  return { left, top, width: right - left, height: bottom - top };
}
