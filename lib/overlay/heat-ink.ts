/** The colours of the heat, on a dark plot and on a light one: what is weak fades into the page's own ground. */
import type { OverlaySettings } from '../protocol/settings';
import type { HeatPlane } from './heat-plane';
import { colourOf } from './palette';
import type { Ground } from './picture';

export interface HeatLook {
  readonly palette: OverlaySettings['palette'];
  readonly threshold: number;
  readonly ground: Ground;
}

/** From this share of the strongest on, heat is fully opaque: on a light plot weak is dark, and would look strong. */
const OPAQUE: Readonly<Record<Ground, number>> = { dark: 0.25, light: 0.8 };

/** Red, green, blue, opacity for each of the 256 bytes. */
function inkTable({ palette, threshold, ground }: HeatLook): Uint8ClampedArray {
  const table = new Uint8ClampedArray(1024);
  for (let byte = 1; byte < 256; byte++) {
    const share = byte / 255;
    if (share >= threshold)
      table.set([...colourOf(palette, share), 255 * Math.min(1, share / OPAQUE[ground])], 4 * byte);
  }
  return table;
}

/** One pixel a cell, row by row from the highest price. */
export function heatPixels({ columns, rows, bytes }: HeatPlane, look: HeatLook): Uint8ClampedArray {
  const table = new Uint32Array(inkTable(look).buffer);
  const pixels = new Uint32Array(columns * rows);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++)
      pixels[(rows - 1 - row) * columns + column] = table[bytes[column * rows + row]!]!;
  }
  return new Uint8ClampedArray(pixels.buffer);
}
