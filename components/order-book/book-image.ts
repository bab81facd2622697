/**
 * The colours of resting orders: blue for bids and orange for asks, dark to light in even steps of lightness. No colour is
 * one of the liquidation heat's, so that the two pictures are not taken for each other.
 */
import type { HeatPlane } from '../heatmap/heat-plane';
import { NOTHING } from './book-plane';

type Rgb = readonly [number, number, number];

const BIDS: readonly Rgb[] = [
  [13, 16, 31],
  [16, 52, 92],
  [32, 100, 160],
  [88, 158, 222],
  [214, 236, 255],
];
const ASKS: readonly Rgb[] = [
  [27, 14, 17],
  [86, 34, 24],
  [156, 66, 32],
  [232, 128, 72],
  [255, 230, 206],
];

/** Straight lines between the stops. */
function between(stops: readonly Rgb[], share: number): Rgb {
  const at = share * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const [from, to] = [stops[low]!, stops[low + 1]!];
  const mixed = (channel: 0 | 1 | 2) => from[channel] + (at - low) * (to[channel] - from[channel]);
  return [mixed(0), mixed(1), mixed(2)];
}

/** Red, green, blue, opacity of each byte; what is not known lets the screen through. */
const TABLE = inkTable();

function inkTable(): Uint8ClampedArray {
  const table = new Uint8ClampedArray(1_024);
  for (let byte = 1; byte < 256; byte++) {
    const share = Math.abs(byte - NOTHING) / 127;
    table.set([...between(byte < NOTHING ? BIDS : ASKS, share), 255], 4 * byte);
  }
  return table;
}

/** One pixel a cell, the highest price on top. */
export function paintBook(canvas: HTMLCanvasElement, { columns, rows, bytes }: HeatPlane): void {
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(columns, rows);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const byte = bytes[column * rows + row]!;
      const pixel = (rows - 1 - row) * columns + column;
      image.data.set(TABLE.subarray(4 * byte, 4 * byte + 4), 4 * pixel);
    }
  }
  context.putImageData(image, 0, 0);
}
