/**
 * The line x = (t - origin) · slope that the labels of a row agree on. Labels leave out year, month or day, so a line
 * moved by what all of them leave out agrees as well: which of those it is, is decided in time-fit.
 */
import { DAY, periodOf, timeNear } from './label-calendar';
import type { TimeLabel } from './time-label';
import { type TimeAnchor, type TimeScale, timeOfX } from './time-scale';

export interface TimeLine extends TimeScale {
  readonly inliers: readonly TimeAnchor[];
}

const TOLERANCE = 1.5; // css px
const SAME_PLACE = 0.5; // css px
const FEWEST = 3;
const AGREEING = 0.6; // of the labels
const LEAST_PERIOD = 20 * TOLERANCE; // px: labels that come round sooner agree with anything
const BY_CHANCE = 0.02;
const LONG_ENOUGH = 0.5; // of the row: what neighbours agree on is a line of any slope
const SEEDS = 4;
const ROUNDS = 3;

function share(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function together(a: TimeAnchor, b: TimeAnchor): boolean {
  const near = Math.abs(a.x - b.x) <= SAME_PLACE;
  return (
    near && share(a.clock, b.clock) && share(a.day, b.day) && share(a.month, b.month) && share(a.year, b.year)
  );
}

/** Ascending by x; the lines of one label, such as a clock above a date, become one. */
export function ascendingAnchors(anchors: readonly TimeAnchor[]): TimeAnchor[] {
  const merged: TimeAnchor[] = [];
  for (const anchor of [...anchors].sort((a, b) => a.x - b.x)) {
    const last = merged.at(-1);
    if (last && together(last, anchor)) merged[merged.length - 1] = { ...last, ...anchor, x: last.x };
    else merged.push(anchor);
  }
  return merged;
}

function agrees(anchor: TimeAnchor, line: TimeScale): boolean {
  if (periodOf(anchor) * line.slope < LEAST_PERIOD) return false;
  const there = timeOfX(line, anchor.x);
  const time = timeNear(anchor, there);
  return time !== undefined && Math.abs(time - there) * line.slope <= TOLERANCE;
}

/** Whether a label stands at its time of day but on another day than the line says: no stray, the line is wrong. */
function denies(anchor: TimeAnchor, line: TimeScale): boolean {
  if (DAY * line.slope < LEAST_PERIOD || periodOf(anchor) === DAY) return false;
  return agrees({ x: anchor.x, clock: anchor.clock ?? 0 }, line) && !agrees(anchor, line);
}

function isDenied(row: readonly TimeAnchor[], line: TimeLine): boolean {
  return line.inliers.length < row.length && row.some((anchor) => denies(anchor, line));
}

/** Two neighbours off the line are no stray label but a gap in the bars or a clock put forward: there it bends. */
function bends(anchors: readonly TimeAnchor[], inliers: readonly TimeAnchor[]): boolean {
  return anchors.some(
    (anchor, i) => i > 0 && !inliers.includes(anchor) && !inliers.includes(anchors[i - 1]!),
  );
}

/** Neighbours that lie as far apart as they come round would leave out what tells them apart: no chart labels so. */
function leaps({ slope, inliers }: TimeLine): boolean {
  return inliers.some((anchor, i) => {
    const before = inliers[i - 1];
    return (
      before !== undefined &&
      (anchor.x - before.x) / slope > 0.99 * Math.max(periodOf(before), periodOf(anchor))
    );
  });
}

/** How many random rows of this length would have such a line: two labels make it, the rest must fall upon it. */
function chance(anchors: readonly TimeAnchor[], { slope, inliers }: TimeLine): number {
  const width = spanOf(anchors);
  const odds = inliers.map(
    (anchor) => (2 * TOLERANCE) / Math.min(periodOf(anchor) * slope, Math.max(width, 1)),
  );
  odds.sort((a, b) => b - a);
  return odds.slice(2).reduce((product, odd) => product * odd, anchors.length ** 2 * ROUNDS);
}

function isBorneOut(anchors: readonly TimeAnchor[], line: TimeLine): boolean {
  const { length } = line.inliers;
  return length >= FEWEST && length >= AGREEING * anchors.length && !bends(anchors, line.inliers);
}

/** Least squares on the inliers. */
export function refined({ slope, origin, inliers }: TimeLine): TimeLine {
  const n = inliers.length;
  const times = inliers.map((anchor) => {
    const there = timeOfX({ slope, origin }, anchor.x);
    return (timeNear(anchor, there) ?? there) - origin;
  });
  const meanX = inliers.reduce((sum, { x }) => sum + x, 0) / n;
  const meanT = times.reduce((sum, time) => sum + time, 0) / n;
  let tt = 0;
  let xt = 0;
  times.forEach((time, i) => {
    tt += (time - meanT) ** 2;
    xt += (time - meanT) * (inliers[i]!.x - meanX);
  });
  const finest = tt > 0 ? xt / tt : slope;
  return { slope: finest, origin: origin + meanT - meanX / finest, inliers };
}

/** A line with those of the anchors that agree with it. */
export function lineWith(row: readonly TimeAnchor[], { slope, origin }: TimeScale): TimeLine {
  const line = { slope, origin };
  return { ...line, inliers: row.filter((anchor) => agrees(anchor, line)) };
}

function spanOf(row: readonly TimeAnchor[]): number {
  return row.at(-1)!.x - row[0]!.x;
}

/** Whether the labels off the line are the outermost, and those on it reach far enough. */
function holdsMiddle({ inliers }: TimeLine, row: readonly TimeAnchor[]): boolean {
  const strays = row.slice(1, -1).some((anchor) => !inliers.includes(anchor));
  return !strays && inliers.length >= 2 && spanOf(inliers) >= LONG_ENOUGH * spanOf(row);
}

/**
 * The line as it was, moved: on a pan, and while only prices move, the labels agree on it, but for the outermost, which
 * charts shift into the plot. A crosshair's label may be that of a draw ago.
 */
export function lineMoved(row: readonly TimeAnchor[], previous: TimeScale): TimeLine | undefined {
  const { slope } = previous;
  const middle = row.length >> 1;
  for (const anchor of row.slice(Math.max(0, middle - 1), middle + 2)) {
    const time = timeNear(anchor, timeOfX(previous, anchor.x));
    if (time === undefined) continue;
    const line = lineWith(row, { slope, origin: time - anchor.x / slope });
    if (holdsMiddle(line, row) && !leaps(line) && !isDenied(row, line)) return refined(line);
  }
  return undefined;
}

/** The times of a label after `from`, or before it where `side` is -1: those of the finest scales. */
function* timesBeyond(label: TimeLabel, from: number, side: number): Iterable<number> {
  const period = periodOf(label);
  for (let round = 0; round < (period === Infinity ? 1 : ROUNDS); round++) {
    const time = timeNear(label, period === Infinity ? from : from + side * (round + 0.5) * period);
    if (time !== undefined) yield time;
  }
}

/** Clocks that stay the same from label to label leave out the seconds rather than a day. */
function repeats(a: TimeAnchor, b: TimeAnchor): boolean {
  return a.clock === b.clock && periodOf(a) === DAY && periodOf(b) === DAY;
}

function* linesThrough(row: readonly TimeAnchor[], seed: TimeAnchor, about: number): Iterable<TimeScale> {
  const time = timeNear(seed, about);
  if (time === undefined) return;
  for (const other of row) {
    const dx = other.x - seed.x;
    if (Math.abs(dx) <= SAME_PLACE || repeats(seed, other)) continue;
    for (const next of timesBeyond(other, time, Math.sign(dx))) {
      const slope = dx / (next - time);
      if (slope > 0 && slope < Infinity) yield { slope, origin: time - seed.x / slope };
    }
  }
}

function isBetter(line: TimeLine, best: TimeLine | undefined): boolean {
  const more = line.inliers.length - (best?.inliers.length ?? 0);
  return more > 0 || (more === 0 && best !== undefined && line.slope > best.slope * 1.001);
}

/** Labels that say most of their date come first; of equals the last, since its time is nearest to now. */
function seedsOf(anchors: readonly TimeAnchor[]): TimeAnchor[] {
  return [...anchors].sort((a, b) => periodOf(b) - periodOf(a) || b.x - a.x).slice(0, SEEDS);
}

function* linesOf(row: readonly TimeAnchor[], about: (x: number) => number): Iterable<TimeLine> {
  for (const seed of seedsOf(row)) {
    for (const scale of linesThrough(row, seed, about(seed.x))) {
      const line = lineWith(row, scale);
      if (line.inliers.length >= FEWEST && !leaps(line)) yield line;
    }
  }
}

/** The line that most labels agree on; of equals, the finest. `about`: roughly when the label at x is. */
export function bestLine(row: readonly TimeAnchor[], about: (x: number) => number): TimeLine | undefined {
  let best: TimeLine | undefined;
  for (const line of linesOf(row, about)) {
    if (isBetter(line, best)) best = line;
    if (line.inliers.length === row.length) break;
  }
  if (!best || !isBorneOut(row, best) || isDenied(row, best)) return undefined;
  return chance(row, best) <= BY_CHANCE ? refined(best) : undefined;
}
