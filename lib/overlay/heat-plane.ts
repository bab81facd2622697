/**
 * The heatmap as bytes on an even grid of times, smoothed over price. A column shows what was open at its time and
 * stands until the next one; a time without a column stays empty, it is not closed up.
 * Smoothed: Σ w·cell ÷ Σ w over `reach` rows to either side, w = reach + 1 - |distance|. Times are never mixed.
 */
import type { HeatmapView } from '../protocol/snapshot';

export interface HeatPlane {
  readonly columns: number;
  readonly rows: number;
  /** When the first column begins, and how long each one stands, ms. */
  readonly start: number;
  readonly duration: number;
  /** Lower edge of the lowest row and height of each, as natural logarithms of price. */
  readonly lowest: number;
  readonly step: number;
  /** Column-major, the lowest price first, 0 … 255. */
  readonly bytes: Uint8Array;
}

/** What smoothing is counted in. */
const BUCKET = Math.log(1.001);

/** A broken time must not allocate without end, nor a bitmap be wider than a canvas may be. */
const MOST_COLUMNS = 8_192;

/** Undefined for a heatmap that contradicts itself. */
export function planeOf(view: HeatmapView): HeatPlane | undefined {
  const { columnTimes, columnDuration: duration, rows } = view;
  const start = columnTimes[0];
  const last = columnTimes.at(-1);
  const step = Math.log(view.bucketRatio);
  if (start === undefined || last === undefined || rows === 0 || !(step > 0)) return undefined;
  const columns = Math.round((last - start) / duration) + 1;
  const binary = atob(view.intensity);
  if (!(columns >= 1 && columns <= MOST_COLUMNS) || binary.length !== columnTimes.length * rows)
    return undefined;
  const bytes = new Uint8Array(columns * rows);
  columnTimes.forEach((time, given) => {
    const base = Math.round((time - start) / duration) * rows;
    for (let row = 0; row < rows; row++) bytes[base + row] = binary.charCodeAt(given * rows + row);
  });
  // `lowest` names the middle of the lowest bucket.
  return { columns, rows, start, duration, lowest: Math.log(view.lowest) - step / 2, step, bytes };
}

/** Most revisions of the worker's picture bring the heatmap that was there. */
export function sameHeatmap(a: HeatmapView | undefined, b: HeatmapView | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.intensity === b.intensity &&
    a.columnTimes[0] === b.columnTimes[0] &&
    a.columnTimes.length === b.columnTimes.length &&
    a.columnTimes.at(-1) === b.columnTimes.at(-1) &&
    a.columnDuration === b.columnDuration &&
    a.lowest === b.lowest &&
    a.bucketRatio === b.bucketRatio
  );
}

/** Weights that would fall beyond an edge are left out of both sums. */
function meanAround(bytes: Uint8Array, from: number, to: number, at: number, reach: number): number {
  let sum = 0;
  let weights = 0;
  for (let i = Math.max(from, at - reach); i < Math.min(to, at + reach + 1); i++) {
    const weight = reach + 1 - Math.abs(i - at);
    sum += weight * bytes[i]!;
    weights += weight;
  }
  return Math.round(sum / weights);
}

/** Over so many buckets of 0.1 % to either side. */
export function smoothed(plane: HeatPlane, buckets: number): HeatPlane {
  const reach = Math.round((buckets * BUCKET) / plane.step);
  if (reach === 0) return plane;
  const { rows } = plane;
  const bytes = plane.bytes.map((_, i) => {
    const from = i - (i % rows);
    return meanAround(plane.bytes, from, from + rows, i, reach);
  });
  return { ...plane, bytes };
}
