/** Which part of a plane is on screen and where: x is linear in time, y in the logarithm of price. */
import type { HeatPlane } from './heat-plane';
import { columnTime, priceAt, rowsUpTo } from './heat-plane';

export type HeatRange = 'near' | 'wide' | 'all';

/** CSS pixels of the plot, without its axes, and the prices that it reaches from and to. */
export interface PriceAxis {
  readonly height: number;
  readonly low: number;
  readonly high: number;
}

export interface HeatView extends PriceAxis {
  readonly plane: HeatPlane;
  readonly width: number;
}

const REACH: Record<HeatRange, number> = { near: 0.05, wide: 0.1, all: Infinity };

/** `price` is undefined when there is none: then all is shown. */
export function viewOf(
  plane: HeatPlane,
  range: HeatRange,
  price: number | undefined,
  width: number,
  height: number,
): HeatView {
  const reach = price === undefined ? Infinity : REACH[range];
  const [lowest, highest] = [priceAt(plane, 0), priceAt(plane, plane.rows)];
  const around = price ?? lowest;
  const low = Math.max(lowest, reach === Infinity ? 0 : around / (1 + reach));
  const high = Math.min(highest, around * (1 + reach));
  return low < high
    ? { plane, width, height, low, high }
    : { plane, width, height, low: lowest, high: highest };
}

export function yOf({ height, low, high }: PriceAxis, price: number): number {
  return height * (1 - Math.log(price / low) / Math.log(high / low));
}

export function xOf({ plane, width }: HeatView, time: number): number {
  return (width * (time - plane.start)) / (plane.columns * plane.duration);
}

export interface Cell {
  readonly column: number;
  readonly row: number;
}

function rowOf({ plane }: HeatView, price: number): number {
  return Math.floor(rowsUpTo(plane, price));
}

/** The rows that the view shows, first and last. */
export function visibleRows(view: HeatView): readonly [number, number] {
  return [Math.max(0, rowOf(view, view.low)), Math.min(view.plane.rows - 1, rowOf(view, view.high))];
}

export function clampCell(view: HeatView, { column, row }: Cell): Cell {
  const [first, last] = visibleRows(view);
  return {
    column: Math.min(view.plane.columns - 1, Math.max(0, column)),
    row: Math.min(last, Math.max(first, row)),
  };
}

export function cellAt(view: HeatView, x: number, y: number): Cell {
  const price = view.low * (view.high / view.low) ** (1 - y / view.height);
  return clampCell(view, {
    column: Math.floor((x / view.width) * view.plane.columns),
    row: rowOf(view, price),
  });
}

const TIME_STEPS = [1 / 12, 1 / 4, 1 / 2, 1, 2, 3, 6, 12, 24, 48, 120, 240].map((hours) => hours * 3_600_000);
const ROOM_FOR_A_TIME = 64;
const ROOM_FOR_A_PRICE = 44;

/** Times for the axis at even minutes, hours or midnights of the reader's own clock. */
export function timeTicks(view: HeatView): number[] {
  const { plane, width } = view;
  const end = columnTime(plane, plane.columns);
  const most = Math.max(1, width / ROOM_FOR_A_TIME);
  const step = TIME_STEPS.find((size) => (end - plane.start) / size <= most) ?? TIME_STEPS.at(-1)!;
  const offset = new Date(end).getTimezoneOffset() * 60_000;
  const ticks: number[] = [];
  for (let at = Math.ceil((plane.start - offset) / step) * step + offset; at < end; at += step)
    ticks.push(at);
  return ticks;
}

/** Round prices for the axis: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function priceTicks({ low, high, height }: PriceAxis): number[] {
  const rough = ((high - low) / height) * ROOM_FOR_A_PRICE;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step); index * step <= high; index += 1) ticks.push(index * step);
  return ticks;
}
