/** The heatmap as bytes on an even grid of times: a column that is missing stays empty, it is not closed up. */
import type { HeatmapView } from '../../lib/protocol/snapshot';

export interface HeatPlane {
  readonly columns: number;
  readonly rows: number;
  /** Start of the first column. */
  readonly start: number;
  readonly duration: number;
  /** Lower edge of the lowest row, and how much higher each next one begins. */
  readonly lowest: number;
  readonly ratio: number;
  /** Column-major, 0 … 255 of `reference`. */
  readonly bytes: Uint8Array;
  readonly reference: number;
  readonly closes: readonly (number | null)[];
}

/** More columns than a screen has pixels are of no use; a hostile or broken time must not allocate without end. */
const MOST_COLUMNS = 20_000;

export function planeOf(view: HeatmapView): HeatPlane | undefined {
  const { columnTimes, columnDuration: duration, rows } = view;
  const start = columnTimes[0];
  const last = columnTimes.at(-1);
  if (start === undefined || last === undefined || rows === 0) return undefined;
  const columns = Math.round((last - start) / duration) + 1;
  const binary = atob(view.intensity);
  if (columns < 1 || columns > MOST_COLUMNS || binary.length !== columnTimes.length * rows) return undefined;
  const bytes = new Uint8Array(columns * rows);
  const closes = Array.from<number | null>({ length: columns }).fill(null);
  columnTimes.forEach((time, given) => {
    const column = Math.round((time - start) / duration);
    for (let row = 0; row < rows; row += 1)
      bytes[column * rows + row] = binary.charCodeAt(given * rows + row);
    closes[column] = view.closes[given] ?? null;
  });
  const { lowest, bucketRatio: ratio, reference } = view;
  return { columns, rows, start, duration, lowest, ratio, bytes, reference, closes };
}

/** The estimated quantity in a cell, in base units. */
export function quantityAt(plane: HeatPlane, column: number, row: number): number {
  return ((plane.bytes[column * plane.rows + row] ?? 0) / 255) * plane.reference;
}

/** The price in the middle of a row. */
export function rowPrice(plane: HeatPlane, row: number): number {
  return plane.lowest * plane.ratio ** (row + 0.5);
}

export function highestPrice(plane: HeatPlane): number {
  return plane.lowest * plane.ratio ** plane.rows;
}

export function columnTime(plane: HeatPlane, column: number): number {
  return plane.start + column * plane.duration;
}
