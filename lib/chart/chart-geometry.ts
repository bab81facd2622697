/**
 * What the page-side reader tells the painter: numbers only, css px of the pane. It comes from the page's world, so the
 * painter takes it as forged: copied key by key, every number finite and bounded, unknown keys dropped.
 */
import type { AxisRefusal } from './axis-reading';
import type { PriceScale } from './price-scale';
import type { TimeAnchor } from './time-scale';

export interface AxisGeometry {
  /** Names the pane's element, which was handed over before under this number. */
  readonly pane: number;
  readonly width: number;
  readonly height: number;
  readonly scale?: PriceScale;
  readonly refusal?: AxisRefusal;
  readonly otherFactor?: 1000 | 0.001;
  /** Labels off the grid as [price, y]. */
  readonly followers: readonly (readonly [number, number])[];
}

export interface ChartGeometry {
  readonly axes: readonly AxisGeometry[];
  readonly anchors: readonly TimeAnchor[];
}

const LONGEST = 16_000;
const MOST_AXES = 8;
const MOST_FOLLOWERS = 16;
const MOST_ANCHORS = 60;
const LARGEST = 1e15;
const REFUSALS: readonly AxisRefusal[] = ['percent', 'inverted', 'unreadable'];

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

function scaleOf(value: unknown): PriceScale {
  const kind = own(value, 'kind');
  if (kind !== 'linear' && kind !== 'log') throw new Malformed();
  const slope = bounded(own(value, 'slope'), -LARGEST, -1e-12); // upright only
  return { kind, slope, intercept: bounded(own(value, 'intercept'), -LARGEST, LARGEST) };
}

function axisOf(value: unknown): AxisGeometry {
  const scale = own(value, 'scale');
  const refusal = own(value, 'refusal');
  const factor = own(value, 'otherFactor');
  const refused = REFUSALS.find((known) => known === refusal);
  if ((scale === undefined) === (refused === undefined)) throw new Malformed();
  return {
    pane: bounded(own(value, 'pane'), 1, 1e6),
    width: bounded(own(value, 'width'), 1, 20_000),
    height: bounded(own(value, 'height'), 1, 20_000),
    ...(scale === undefined ? {} : { scale: scaleOf(scale) }),
    ...(refused === undefined ? {} : { refusal: refused }),
    ...(factor === 1000 || factor === 0.001 ? { otherFactor: factor } : {}),
    followers: list(own(value, 'followers'), MOST_FOLLOWERS, (pair) => [
      bounded(own(pair, '0'), -LARGEST, LARGEST),
      bounded(own(pair, '1'), -20_000, 40_000),
    ]),
  };
}

function anchorOf(value: unknown): TimeAnchor {
  const kind = own(value, 'kind');
  if (kind !== 'clock' && kind !== 'day' && kind !== 'year') throw new Malformed();
  const highest = kind === 'clock' ? 86_399_999 : kind === 'day' ? 31 : 9999;
  return {
    kind,
    x: bounded(own(value, 'x'), -20_000, 40_000),
    value: bounded(own(value, 'value'), 0, highest),
  };
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
      axes: list(own(value, 'axes'), MOST_AXES, axisOf),
      anchors: list(own(value, 'anchors'), MOST_ANCHORS, anchorOf),
    };
  } catch {
    return undefined;
  }
}
