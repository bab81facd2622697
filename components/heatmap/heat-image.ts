import { colourOf } from '../../lib/overlay/palette';
import type { Settings } from '../../lib/protocol/settings';
import type { HeatPlane } from './heat-plane';

export type HeatColours = Pick<Settings, 'palette' | 'threshold'>;

/** Below this share the colour fades into the screen, so that empty space does not look like a little of something. */
const FADE = 0.19;

/** The opacity of a cell with this share of the strongest: none where it is weaker than the threshold. */
export function heatOpacity(share: number, threshold: number): number {
  return share < threshold ? 0 : Math.min(1, share / FADE);
}

/** Red, green, blue, opacity for each of the 256 bytes. */
function heatTable({ palette, threshold }: HeatColours): Uint8ClampedArray {
  const table = new Uint8ClampedArray(1024);
  for (let byte = 0; byte < 256; byte += 1) {
    const [red, green, blue] = colourOf(palette, byte / 255);
    table.set([red, green, blue, 255 * heatOpacity(byte / 255, threshold)], byte * 4);
  }
  return table;
}

/** One pixel a cell, the highest price on top. */
export function heatImage(plane: HeatPlane, colours: HeatColours): HTMLCanvasElement {
  const { columns, rows, bytes } = plane;
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const image = context.createImageData(columns, rows);
  const table = heatTable(colours);
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1) {
      const byte = bytes[column * rows + row]!;
      image.data.set(table.subarray(byte * 4, byte * 4 + 4), ((rows - 1 - row) * columns + column) * 4);
    }
  context.putImageData(image, 0, 0);
  return canvas;
}
