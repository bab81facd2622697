/** The map's rows as shapes: bars to the right, the groups side by side in each, and the cumulative curve of each side. */
import { type PriceAxis, yOf } from '../heatmap/heat-view';
import type { MapRow } from './map-rows';

export interface MapView extends PriceAxis {
  readonly width: number;
  readonly rows: readonly MapRow[];
  /** Dollars that reach all across: of a row, and of all on the way. */
  readonly mostUsd: number;
  readonly mostOnTheWay: number;
}

/** What the longest of each kind leaves free on the right, for what is written there. */
const ROOM = 0.94;

export function mapViewOf(rows: readonly MapRow[], width: number, height: number): MapView {
  const ends = [rows[0], rows.at(-1)].map((row) => (row ? row.onTheWay + row.total : 0));
  return {
    rows,
    width,
    height,
    low: rows.at(-1)?.low ?? 1,
    high: rows[0]?.high ?? 2,
    mostUsd: Math.max(...rows.map(({ total }) => total), 0) / ROOM,
    mostOnTheWay: Math.max(...ends) / ROOM,
  };
}

const point = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** One group's part of every bar, as the `d` of a path; empty where it has none. */
export function groupPath(view: MapView, group: number): string {
  const { rows, width, mostUsd } = view;
  let path = '';
  for (const row of rows) {
    const usd = row.usd[group] ?? 0;
    if (usd <= 0) continue;
    const before = row.usd.slice(0, group).reduce((sum, value) => sum + value, 0);
    const [left, right] = [(width * before) / mostUsd, (width * (before + usd)) / mostUsd];
    const [top, bottom] = [yOf(view, row.high), yOf(view, row.low)];
    path += `M${point(left, top)}H${right.toFixed(1)}V${bottom.toFixed(1)}H${left.toFixed(1)}Z`;
  }
  return path;
}

/** From price outward: what is forced up to each price. */
export function wayPath(view: MapView, side: MapRow['side']): string {
  const { rows, width, mostOnTheWay } = view;
  if (mostOnTheWay === 0) return '';
  const outward = rows.filter((row) => row.side === side);
  if (side === 'short') outward.reverse();
  const [first] = outward;
  if (!first) return '';
  const [near, far] = side === 'short' ? (['low', 'high'] as const) : (['high', 'low'] as const);
  const steps = outward.map((row) =>
    point((width * (row.onTheWay + row.total)) / mostOnTheWay, yOf(view, row[far])),
  );
  return `M${point(0, yOf(view, first[near]))}L${steps.join('L')}`;
}

export function rowAt(view: MapView, y: number): number {
  const row = view.rows.findIndex(({ low }) => y < yOf(view, low));
  return row < 0 ? view.rows.length - 1 : row;
}
