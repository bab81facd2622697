/**
 * What the page-side reader tells the painter of one chart: numbers and short names only. It comes from the page's
 * world, so the painter takes it as forged: copied key by key, every number finite and bounded, unknown keys dropped.
 */
import type { PriceScale } from './price-scale';
import type { TimeAnchor, TimeScale } from './time-scale';

/** Why an axis cannot be painted on; `conflict`: the chart's own API and its labels disagree. */
export type ScaleRefusal = 'percent' | 'indexed' | 'inverted' | 'unreadable' | 'conflict';

/** A plot and the price axis beside it. */
export interface AxisGeometry {
  /** Names the axis for as long as it is on the page. */
  readonly axis: number;
  /** Names the element that holds the plot, which was handed over before under this number. */
  readonly pane: number;
  /** The plot, css px from the element's own left top corner. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Y from the plot's top. */
  readonly scale?: PriceScale;
  readonly refusal?: ScaleRefusal;
  /** The scale is what the chart's own API says: it needs no label to prove it, and may be upside down. */
  readonly known?: boolean;
  readonly otherFactor?: 1000 | 0.001;
  /** Labels off the grid as [price, y]. */
  readonly followers: readonly (readonly [number, number])[];
  /** Which of the geometry's rows of time labels is the plot's. */
  readonly row?: number;
}

export interface ChartGeometry {
  /** 0 for what is read off labels; charts whose API speaks are numbered from 1. */
  readonly chart: number;
  readonly axes: readonly AxisGeometry[];
  /** X from the left of the plot that refers to the row. */
  readonly rows: readonly (readonly TimeAnchor[])[];
  /** The API's name of the market. */
  readonly symbol?: string;
  /** The API's time scale, exchange time. */
  readonly time?: TimeScale;
  /** What the plot's ground is, judged by the ink on it. */
  readonly ground?: 'dark' | 'light';
}

const LONGEST = 32_000;
const MOST_AXES = 8;
const MOST_FOLLOWERS = 16;
const MOST_ROWS = 4;
const MOST_ANCHORS = 60;
const LARGEST = 1e15;
const SIDE = 20_000; // css px
const REFUSALS: readonly ScaleRefusal[] = ['percent', 'indexed', 'inverted', 'unreadable', 'conflict'];

type Loose = Readonly<Record<string, unknown>>;

class Malformed extends Error {}

function own(from: unknown, key: string): unknown {
  if (typeof from !== 'object' || from === null) throw new Malformed();
  return Object.hasOwn(from, key) ? (from as Loose)[key] : undefined;
}

function bounded(value: unknown, low: number, high: number): number {
  if (typeof value !== 'number' || !(value >= low && value <= high)) throw new Malformed();
  return value;
}

function list<T>(value: unknown, most: number, item: (value: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > most) throw new Malformed();
  return value.map(item);
}

function some<Key extends string, T>(
  key: Key,
  value: unknown,
  read: (value: unknown) => T,
): { [K in Key]?: T } {
  return (value === undefined ? {} : { [key]: read(value) }) as { [K in Key]?: T };
}

function scaleOf(value: unknown, known: boolean): PriceScale {
  const kind = own(value, 'kind');
  if (kind !== 'linear' && kind !== 'log') throw new Malformed();
  const slope = bounded(own(value, 'slope'), -LARGEST, known ? LARGEST : -1e-12);
  if (Math.abs(slope) < 1e-12) throw new Malformed();
  return { kind, slope, intercept: bounded(own(value, 'intercept'), -LARGEST, LARGEST) };
}

function refusalOf(value: unknown): ScaleRefusal {
  const refusal = REFUSALS.find((each) => each === value);
  if (!refusal) throw new Malformed();
  return refusal;
}

function axisOf(value: unknown): AxisGeometry {
  const [scale, refusal] = [own(value, 'scale'), own(value, 'refusal')];
  const factor = own(value, 'otherFactor');
  const known = own(value, 'known') === true;
  if ((scale === undefined) === (refusal === undefined)) throw new Malformed();
  return {
    axis: bounded(own(value, 'axis'), 1, 1e9),
    pane: bounded(own(value, 'pane'), 1, 1e9),
    left: bounded(own(value, 'left'), -SIDE, SIDE),
    top: bounded(own(value, 'top'), -SIDE, SIDE),
    width: bounded(own(value, 'width'), 1, SIDE),
    height: bounded(own(value, 'height'), 1, SIDE),
    ...some('scale', scale, (each) => scaleOf(each, known)),
    ...some('refusal', refusal, refusalOf),
    ...(known ? { known } : {}),
    ...(factor === 1000 || factor === 0.001 ? { otherFactor: factor } : {}),
    followers: list(own(value, 'followers'), MOST_FOLLOWERS, (pair) => [
      bounded(own(pair, '0'), -LARGEST, LARGEST),
      bounded(own(pair, '1'), -SIDE, 2 * SIDE),
    ]),
    ...some('row', own(value, 'row'), (row) => bounded(row, 0, MOST_ROWS - 1)),
  };
}

function anchorOf(value: unknown): TimeAnchor {
  return {
    x: bounded(own(value, 'x'), -SIDE, 2 * SIDE),
    ...some('clock', own(value, 'clock'), (clock) => bounded(clock, 0, 86_399_999)),
    ...some('day', own(value, 'day'), (day) => bounded(day, 1, 31)),
    ...some('month', own(value, 'month'), (month) => bounded(month, 1, 12)),
    ...some('year', own(value, 'year'), (year) => bounded(year, 1970, 2200)),
  };
}

function timeOf(value: unknown): TimeScale {
  return {
    slope: bounded(own(value, 'slope'), 1e-15, LARGEST),
    origin: bounded(own(value, 'origin'), -LARGEST, LARGEST),
  };
}

function symbolOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > 100) throw new Malformed();
  return value;
}

function groundOf(value: unknown): 'dark' | 'light' {
  if (value !== 'dark' && value !== 'light') throw new Malformed();
  return value;
}

export function encodeGeometry(geometry: ChartGeometry): string {
  return JSON.stringify(geometry);
}

/** Undefined for anything but a well-formed geometry. */
export function decodeGeometry(text: unknown): ChartGeometry | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return {
      chart: bounded(own(value, 'chart'), 0, 16),
      axes: list(own(value, 'axes'), MOST_AXES, axisOf),
      rows: list(own(value, 'rows'), MOST_ROWS, (row) => list(row, MOST_ANCHORS, anchorOf)),
      ...some('symbol', own(value, 'symbol'), symbolOf),
      ...some('time', own(value, 'time'), timeOf),
      ...some('ground', own(value, 'ground'), groundOf),
    };
  } catch {
    return undefined;
  }
}
