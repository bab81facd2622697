import { heatPixels } from '../../lib/overlay/heat-ink';
import type { HeatPlane } from '../../lib/overlay/heat-plane';
import type { Settings } from '../../lib/protocol/settings';

export type HeatColours = Pick<Settings, 'palette' | 'threshold'>;

/** One pixel a cell, the highest price on top, in the very colours of the overlay on a dark chart. */
export function paintCells(
  canvas: HTMLCanvasElement,
  plane: HeatPlane,
  { palette, threshold }: HeatColours,
): void {
  canvas.width = plane.columns;
  canvas.height = plane.rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(plane.columns, plane.rows);
  image.data.set(heatPixels(plane, { palette, threshold, ground: 'dark' }));
  context.putImageData(image, 0, 0);
}
