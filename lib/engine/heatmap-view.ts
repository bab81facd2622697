/** The estimate's columns as a picture that fits in a message: bytes of a stated reference quantity. */
import type { Column } from '../liquidation/columns';
import type { Estimate } from '../liquidation/estimate';
import { bucketCentre } from '../liquidation/price-grid';
import type { HeatmapView } from '../protocol/snapshot';
import { base64 } from './base64';

/** How far from the prices of the window rows reach, as a fraction. */
const MARGIN = 0.08;
/** The share of non-empty cells at or below the reference; the few above it are drawn at full brightness. */
const REFERENCE_QUANTILE = 0.995;

export function heatmapView(estimate: Estimate, from: number): HeatmapView | undefined {
  const { grid } = estimate.profile;
  const columns = estimate.columns.filter((column) => column.time > from);
  if (columns.length === 0) return undefined;
  const closes = columns.map((column) => column.price);
  const at = (price: number): number => Math.floor(Math.log(price) / grid.width) - grid.first;
  const bottom = Math.max(0, at(Math.min(...closes) * (1 - MARGIN)));
  const top = Math.min(grid.size - 1, at(Math.max(...closes) * (1 + MARGIN)));
  const rows = top - bottom + 1;
  const reference = estimate.scale * quantile(columns, bottom, top);
  const bytes = new Uint8Array(rows * columns.length);
  columns.forEach((column, x) => {
    for (let y = 0; y < rows; y++) {
      const quantity = (column.long[bottom + y]! + column.short[bottom + y]!) * estimate.scale;
      bytes[x * rows + y] = reference > 0 ? Math.min(255, Math.round((255 * quantity) / reference)) : 0;
    }
  });
  return {
    columnTimes: columns.map((column) => column.time),
    columnDuration: estimate.columnDuration,
    lowest: bucketCentre(grid, bottom),
    bucketRatio: Math.exp(grid.width),
    rows,
    intensity: base64(bytes),
    reference,
    closes,
  };
}

function quantile(columns: readonly Column[], bottom: number, top: number): number {
  const values: number[] = [];
  for (const { long, short } of columns) {
    for (let i = bottom; i <= top; i++) {
      const quantity = long[i]! + short[i]!;
      if (quantity > 0) values.push(quantity);
    }
  }
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor((sorted.length - 1) * REFERENCE_QUANTILE)] ?? 0;
}
