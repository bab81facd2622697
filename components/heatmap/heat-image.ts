import { colourOf } from '../../lib/overlay/palette';
import type { Settings } from '../../lib/protocol/settings';
import type { HeatPlane } from './heat-plane';

/** Below this byte the colour fades into the screen, so that empty space does not look like a little of something. */
const FADE = 48;

/** Red, green, blue, opacity for each of the 256 bytes. */
export function heatTable(palette: Settings['palette']): Uint8ClampedArray {
  const table = new Uint8ClampedArray(1024);
  for (let byte = 0; byte < 256; byte += 1) {
    const [red, green, blue] = colourOf(palette, byte / 255);
    table.set([red, green, blue, 255 * Math.min(1, byte / FADE)], byte * 4);
  }
  return table;
}

/** One pixel a cell, the highest price on top. */
export function heatImage(plane: HeatPlane, palette: Settings['palette']): HTMLCanvasElement {
  const { columns, rows, bytes } = plane;
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const image = context.createImageData(columns, rows);
  const table = heatTable(palette);
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1) {
      const byte = bytes[column * rows + row]!;
      image.data.set(table.subarray(byte * 4, byte * 4 + 4), ((rows - 1 - row) * columns + column) * 4);
    }
  context.putImageData(image, 0, 0);
  return canvas;
}
