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

/**
 * One px a column; px by px from the top, `shown` names the row that stands in each one's middle: every row, from the
 * highest price, if it is left out. What lies between two rows is between them in intensity.
 */
export function heatPixels(
  { columns, rows, bytes }: HeatPlane,
  look: HeatLook,
  shown: ArrayLike<number> = Array.from({ length: rows }, (_, y) => rows - 1 - y),
): Uint8ClampedArray {
  const table = new Uint32Array(inkTable(look).buffer);
  const pixels = new Uint32Array(columns * shown.length);
  for (let y = 0; y < shown.length; y++) {
    const row = shown[y]!;
    const low = Math.floor(row);
    const share = row - low;
    const up = low + 1 < rows ? 1 : 0;
    for (let column = 0, cell = low; column < columns; column++, cell += rows) {
      const byte = bytes[cell]! + share * (bytes[cell + up]! - bytes[cell]!);
      pixels[y * columns + column] = table[Math.round(byte)]!;
    }
  }
  return new Uint8ClampedArray(pixels.buffer);
}
