/** The heatmap as the panel shows it: the overlay's plane, what its bytes stand for, and the way price took. */
import { type HeatPlane as Plane, planeOf as bytesOf, smoothed } from '../../lib/overlay/heat-plane';
import type { Settings } from '../../lib/protocol/settings';
import type { HeatmapView } from '../../lib/protocol/snapshot';

export interface HeatPlane extends Plane {
  /** The quantity that byte 255 stands for, and any larger one. */
  readonly reference: number;
  /** Of each column; null where there is none. */
  readonly closes: readonly (number | null)[];
}

/** Undefined for a heatmap that contradicts itself. */
export function planeOf(view: HeatmapView, smoothing: Settings['smoothing']): HeatPlane | undefined {
  const plane = bytesOf(view);
  if (!plane) return undefined;
  const closes = Array.from<number | null>({ length: plane.columns }).fill(null);
  view.columnTimes.forEach((time, given) => {
    closes[Math.round((time - plane.start) / plane.duration)] = view.closes[given] ?? null;
  });
  return { ...smoothed(plane, smoothing), reference: view.reference, closes };
}

/** The estimated quantity in a cell, in base units. */
export function quantityAt(plane: HeatPlane, column: number, row: number): number {
  return ((plane.bytes[column * plane.rows + row] ?? 0) / 255) * plane.reference;
}

/** The price that lies so many rows above the lower edge. */
export function priceAt({ lowest, step }: HeatPlane, rows: number): number {
  return Math.exp(lowest + rows * step);
}

/** How many rows above the lower edge a price lies. */
export function rowsUpTo({ lowest, step }: HeatPlane, price: number): number {
  return (Math.log(price) - lowest) / step;
}

export function columnTime(plane: HeatPlane, column: number): number {
  return plane.start + column * plane.duration;
}
