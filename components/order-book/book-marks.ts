/**
 * Over the heat of the books: the estimated bands as outlines, and walls as lines from when they came. One that stands ends in
 * a bar at the present, one that was pulled in a cross; those that were traded away or withdrawn are left to the heat.
 */
import type { WallView } from '../../lib/protocol/order-book';
import type { ClusterView } from '../../lib/protocol/snapshot';
import { formatUsd } from '../format';
import type { HeatMarks } from '../heatmap/heat-paint';
import { type HeatView, xOf, yOf } from '../heatmap/heat-view';

type Context = CanvasRenderingContext2D;

/** Bright enough on either end of both scales with the dark line under them. */
const INK = '#fff';
const UNDER = '#0d0a17a0';
const CROSS = 4;
const STANDING = 3;
const ROOM_FOR_TEXT = 14;

export function bookMarks(clusters: readonly ClusterView[], walls: readonly WallView[]): HeatMarks {
  return (context, view) => {
    for (const cluster of clusters) paintBand(context, view, cluster);
    for (const wall of walls) if (!wall.end || wall.end.how === 'pulled') paintWall(context, view, wall);
  };
}

function paintBand(context: Context, view: HeatView, { side, low, high, usd }: ClusterView): void {
  const [top, bottom] = [yOf(view, high), yOf(view, low)];
  if (bottom < 0 || top > view.height) return;
  const [y, height] = [Math.round(top) + 0.5, Math.max(2, Math.round(bottom - top))];
  stroked(context, 1, () => context.rect(0.5, y, view.width - 1, height));
  if (height < ROOM_FOR_TEXT) return;
  const text = `${side === 'long' ? '▼' : '▲'} ${formatUsd(usd)}`;
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = UNDER;
  // In the part of the band that is on screen.
  const middle = (Math.max(0, top) + Math.min(view.height, bottom)) / 2;
  context.strokeText(text, 6, middle);
  context.fillStyle = INK;
  context.fillText(text, 6, middle);
}

function paintWall(context: Context, view: HeatView, { price, since, end }: WallView): void {
  const y = Math.round(yOf(view, price)) + 0.5;
  const from = xOf(view, since);
  const to = end ? xOf(view, end.time) : view.width - 2;
  stroked(context, 1, () => {
    context.moveTo(from, y);
    context.lineTo(to, y);
    if (!end) {
      context.moveTo(to, y - STANDING);
      context.lineTo(to, y + STANDING);
    } else {
      context.moveTo(to - CROSS, y - CROSS);
      context.lineTo(to + CROSS, y + CROSS);
      context.moveTo(to - CROSS, y + CROSS);
      context.lineTo(to + CROSS, y - CROSS);
    }
  });
}

function stroked(context: Context, width: number, path: () => void): void {
  context.beginPath();
  path();
  context.strokeStyle = UNDER;
  context.lineWidth = width + 2;
  context.stroke();
  context.strokeStyle = INK;
  context.lineWidth = width;
  context.stroke();
}
