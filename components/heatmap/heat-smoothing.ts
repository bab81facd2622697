/**
 * The heatmap smoothed over price: each cell becomes Σ w·cell ÷ Σ w over `reach` rows to either side, with the
 * triangular weights w = reach + 1 - |distance|. Times are never mixed.
 */
import type { Settings } from '../../lib/protocol/settings';
import type { HeatPlane } from './heat-plane';

/** What the setting counts in. */
const BUCKET = Math.log(1.001);

export function smoothed(plane: HeatPlane, buckets: Settings['smoothing']): HeatPlane {
  const reach = Math.round((buckets * BUCKET) / Math.log(plane.ratio));
  if (reach === 0) return plane;
  const { columns, rows } = plane;
  const bytes = new Uint8Array(plane.bytes.length);
  for (let column = 0; column < columns; column += 1) {
    const cells = plane.bytes.subarray(column * rows, (column + 1) * rows);
    for (let row = 0; row < rows; row += 1) bytes[column * rows + row] = meanAround(cells, row, reach);
  }
  return { ...plane, bytes };
}

/** Weights that would fall beyond the edge are left out of both sums. */
function meanAround(cells: Uint8Array, row: number, reach: number): number {
  let sum = 0;
  let weights = 0;
  const last = Math.min(cells.length - 1, row + reach);
  for (let at = Math.max(0, row - reach); at <= last; at += 1) {
    const weight = reach + 1 - Math.abs(at - row);
    sum += weight * cells[at]!;
    weights += weight;
  }
  return Math.round(sum / weights);
}
