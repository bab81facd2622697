/** Random walks over charts that label their time as the libraries do: whatever hands do, no day may be wrong. */
import { describe, expect, test } from 'vitest';

import { ChartTimes } from './chart-times';
import {
  LIBRARIES,
  type Label,
  type Library,
  slopeOf,
  startOf,
  type View,
  xIn,
} from './label-styles-fixture';
import { readTimeRow } from './time-label';
import { xOfTime } from './time-scale';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 20, 14, 20);
const INTERVALS = [SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, DAY];

type Random = () => number;

function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

function live({ width, interval, bar }: View, now: number): number {
  return now + Math.min(10, (0.2 * width) / bar) * interval;
}

interface Step {
  readonly view: View;
  readonly steered: boolean;
}

type Move = (view: View, now: number, random: Random, oldest: number) => Step;

const pan: Move = (view, now, random) => {
  const dx = between(random, -0.28, 0.28) * view.width;
  const end = Math.min(view.end + dx / slopeOf(view), live(view, now));
  return { view: { ...view, end }, steered: true };
};

const zoom: Move = (view, _, random) => {
  const factor = between(random, 0.8, 1.25);
  const bar = Math.min(40, Math.max(2, view.bar * factor));
  const still = between(random, 0, view.width);
  const time = view.end - (view.width - still) / slopeOf(view);
  return {
    view: { ...view, bar, end: time + ((view.width - still) * view.interval) / bar },
    steered: true,
  };
};

const resize: Move = (view, _, random) => ({
  view: { ...view, width: Math.round(between(random, 600, 1600)) },
  steered: false,
});

/** Charts keep an edge, the middle or how many bars they are away from the last. */
const changeInterval: Move = (view, now, random, oldest) => {
  const interval = INTERVALS[Math.floor(random() * INTERVALS.length)]!;
  const next = { ...view, interval };
  const span = (of: View): number => of.width / slopeOf(of);
  const ends = [
    view.end,
    view.end - span(view) / 2 + span(next) / 2,
    view.end - span(view) + span(next),
    now + ((view.end - now) * interval) / view.interval,
  ];
  const end = ends[Math.floor(random() * ends.length)]!;
  const isWithin = end < live(next, now) && end > oldest;
  return { view: { ...next, end: isWithin ? end : live(next, now) }, steered: false };
};

/** What lands within a bar of the same time of another day looks the same on labels that say no day. */
const jump: Move = (view, _, random, oldest) => {
  const away = between(random, 1, random() < 0.5 ? 10 : 1500) * DAY;
  const off = Math.abs(away - Math.round(away / DAY) * DAY) * slopeOf(view);
  const end = view.end - away;
  return { view: { ...view, end: off < 30 || end < oldest ? view.end : end }, steered: false };
};

const toLive: Move = (view, now) => ({ view: { ...view, end: live(view, now) }, steered: false });

function moveOf(random: Random): Move {
  const draw = random();
  if (draw < 0.55) return pan;
  if (draw < 0.85) return zoom;
  if (draw < 0.9) return resize;
  if (draw < 0.94) return changeInterval;
  return draw < 0.96 ? jump : draw < 0.98 ? toLive : pan;
}

function crosshairOn(view: View, { hover }: Library, random: Random): Label[] {
  if (!hover || random() < 0.3) return [];
  const at = between(random, 0, view.width);
  const time = Math.round((startOf(view) + at / slopeOf(view)) / view.interval) * view.interval;
  return [{ text: hover(time, view), x: Math.min(view.width - 50, Math.max(50, xIn(view, time))) }];
}

interface Walk {
  readonly known: number;
  /** Px at the middle of the plot, of each draw whose time was known. */
  readonly errors: readonly number[];
  /** Draws at which an edge was off by more than a bar. */
  readonly wrong: readonly string[];
}

/** How far off the chart's times are, px, at the middle and at worst. */
function errorsOf(times: ChartTimes, view: View, zone: number): { middle: number; worst: number } {
  const [left, middle, right] = [0, 0.5, 1].map((share) => {
    const time = startOf(view) + (share * view.width) / slopeOf(view);
    return Math.abs(xOfTime(times.exchange!, time - zone) - share * view.width);
  });
  return { middle: middle!, worst: Math.max(left!, middle!, right!) };
}

function walk(library: Library, zone: number, seed: number, steps: number): Walk {
  const random = randomOf(seed);
  const times = new ChartTimes(() => zone);
  const errors: number[] = [];
  const wrong: string[] = [];
  let now = START + zone;
  let view: View = { width: 900, end: 0, interval: 15 * MINUTE, bar: 8 };
  for (let i = 0; i < steps; i++) {
    const move = i === 0 ? toLive : moveOf(random);
    const step = move(view, now, random, now - (library.yearless ? 300 : 2000) * DAY);
    view = step.view;
    now += between(random, 0, 20 * SECOND);
    const pointed = step.steered ? crosshairOn(view, library, random) : [];
    const row = readTimeRow([...library.style(view, now), ...pointed]);
    times.read(row, view.width, now - zone, step.steered);
    if (!times.exchange) continue;
    const { middle, worst } = errorsOf(times, view, zone);
    errors.push(middle);
    if (worst > Math.max(3, view.bar))
      wrong.push(`${move.name} ${i} of seed ${seed}: ${worst.toFixed(1)} px`);
  }
  return { known: errors.length / steps, errors, wrong };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const WALKS = [
  [0, 1],
  [5.5 * HOUR, 2],
] as const;

describe.each(Object.entries(LIBRARIES))('the times of %s', (_, library) => {
  test('are never wrong by a bar in 2 000 steps, and mostly known', () => {
    const walks = WALKS.map(([zone, seed]) => walk(library, zone, seed, 1_000));
    expect(walks.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(median(walks.flatMap(({ errors }) => errors))).toBeLessThan(0.5);
    const known = walks.reduce((sum, each) => sum + each.known, 0) / walks.length;
    expect(known).toBeGreaterThan(library.known);
  });
});
