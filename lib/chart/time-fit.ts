/**
 * Which of the lines that its labels allow a chart shows. A label with its year says it. Else a chart is where it was
 * before, moved by less than hands move one between two draws; or where it rearranged itself, at another interval, one
 * of its edges, its middle or its distance from now was kept; or it has just been opened, and then it shows now. Where
 * two of these would give two dates, or none holds, the date is not known.
 */
import { periodOf, timeNear, YEAR } from './label-calendar';
import { ascendingAnchors, bestLine, lineMoved, lineWith, refined, type TimeLine } from './time-line';
import { type TimeAnchor, type TimeFit, timeOfX, type TimeScale, xOfTime } from './time-scale';

/** What is known of a chart besides its labels. */
export interface ChartMoment {
  /** On the chart's own clock if that is known, else in UTC. */
  readonly now: number;
  /** What now was at the last draw that could be read. */
  readonly before: number;
  readonly clockKnown: boolean;
  /** Whether a hand may have moved the chart since the last draw. */
  readonly steered: boolean;
  /** Draws since the last whose labels could be read: hands may have moved the chart in each. */
  readonly missed: number;
  /** No label has named day, month and year so far: then the last twelve months are taken to be all there is. */
  readonly yearless: boolean;
}

const HOUR = 3_600_000;
const FARTHEST_STEP = 0.3; // of the plot's width, that a hand moves it by between two draws
const MOST_ZOOM = 1.4; // times, by hand between two draws
const STILL = 3; // css px
const ONE_BAR = 24; // css px, at most
const SLOPE_ERROR = 0.002; // where labels stand on whole pixels
const FUTURE = 0.25; // of the plot's width, kept free by the chart at its right
const LONGEST_YEARLESS = YEAR / 6; // ms that a plot without years shows
const WESTMOST = -12 * HOUR;
const EASTMOST = 14 * HOUR;

type Row = readonly TimeAnchor[];

function longestPeriod({ inliers }: TimeLine): number {
  return Math.max(...inliers.map(periodOf));
}

function moved(line: TimeLine, by: number): TimeLine | undefined {
  const there = lineWith(line.inliers, { slope: line.slope, origin: line.origin + by });
  return there.inliers.length === line.inliers.length ? refined(there) : undefined;
}

/** Of the dates that the line's labels allow, that at which `x` is nearest to `time`. */
function datedNear(line: TimeLine, x: number, time: number): TimeLine | undefined {
  const period = longestPeriod(line);
  if (period === Infinity) return line;
  const surest = line.inliers.find((anchor) => periodOf(anchor) === period)!;
  const stands = timeNear(surest, timeOfX(line, surest.x))!;
  const wanted = stands + time - timeOfX(line, x);
  let nearest: TimeLine | undefined;
  for (let step = -1; step <= 1; step++) {
    const other = timeNear(surest, wanted + step * period);
    const there = other === undefined ? undefined : moved(line, other - stands);
    const off = there && Math.abs(timeOfX(there, x) - time);
    if (off !== undefined && off < (nearest ? Math.abs(timeOfX(nearest, x) - time) : Infinity))
      nearest = there;
  }
  return nearest;
}

/** How far a chart moved between two draws, px: a pan moves both edges, a resize or a zoom mostly one. */
function shiftBetween(before: TimeFit, after: TimeScale, width: number): number {
  const left = xOfTime(before, timeOfX(after, 0));
  const right = xOfTime(before, timeOfX(after, width)) - before.width;
  return Math.min(Math.abs(left), Math.abs(right));
}

function labelStep({ inliers, slope }: TimeLine): number {
  return (inliers.at(-1)!.x - inliers[0]!.x) / (inliers.length - 1) / slope;
}

/** Whether the plot's right edge shows now, as far as the chart's clock is known. */
function isLive(line: TimeLine, width: number, { now, clockKnown }: ChartMoment): boolean {
  const lead = timeOfX(line, width) - now;
  const [west, east] = clockKnown ? [0, 0] : [WESTMOST, EASTMOST];
  return lead >= west - labelStep(line) && lead <= east + (FUTURE * width) / line.slope;
}

/** Farther moves could be nearer ones the other way round, by a whole period of the labels. */
function reachOf(line: TimeLine, width: number, moment: ChartMoment): number {
  const farthest = FARTHEST_STEP * width * (1 + moment.missed);
  if (moment.steered) return Math.min(farthest, longestPeriod(line) * line.slope - farthest);
  return isLive(line, width, moment) ? ONE_BAR : STILL;
}

/** The line at the date at which the chart has moved least, if that is a step that one draw makes. */
function followed(
  line: TimeLine,
  width: number,
  moment: ChartMoment,
  previous: TimeFit,
): TimeLine | undefined {
  const byLeft = datedNear(line, 0, previous.origin);
  const byRight = datedNear(line, width, timeOfX(previous, previous.width));
  const [left, right] = [byLeft, byRight].map((there) =>
    there ? shiftBetween(previous, there, width) : Infinity,
  );
  const nearest = left! <= right! ? byLeft : byRight;
  return nearest && Math.min(left!, right!) <= reachOf(nearest, width, moment) ? nearest : undefined;
}

interface Window {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** Where a chart that rearranged itself may be: what it kept, within a bar before and after. */
function* windowsKept(
  line: TimeLine,
  width: number,
  moment: ChartMoment,
  previous: TimeFit,
): Iterable<Window> {
  const slack = ONE_BAR / previous.slope + ONE_BAR / line.slope;
  const end = timeOfX(previous, previous.width);
  const keeping = (x: number, time: number, more = 0): Window => ({
    x,
    from: time - slack - more,
    to: time + slack + more,
  });
  yield keeping(width, end);
  yield keeping(width / 2, (previous.origin + end) / 2);
  yield keeping(0, previous.origin);
  const { now, before, clockKnown } = moment;
  const lead = ((end - before) * previous.slope) / line.slope;
  yield keeping(width, now + lead, Math.abs(lead) * SLOPE_ERROR);
  const [west, east] = clockKnown ? [0, 0] : [WESTMOST, EASTMOST];
  yield { x: width, from: now + west - labelStep(line), to: now + east + (FUTURE * width) / line.slope };
}

/** Undefined where the chart may be at none or at several dates. */
function rearranged(
  line: TimeLine,
  width: number,
  moment: ChartMoment,
  previous: TimeFit,
): TimeLine | undefined {
  const period = longestPeriod(line);
  let found: TimeLine | undefined;
  for (const { x, from, to } of windowsKept(line, width, moment, previous)) {
    const there = datedNear(line, x, (from + to) / 2);
    const time = there && timeOfX(there, x);
    if (time === undefined || time < from || time > to) continue;
    if (to - from >= period) return undefined;
    if (found && Math.abs(found.origin - there!.origin) * line.slope > STILL) return undefined;
    found = there;
  }
  return found;
}

function opened(line: TimeLine, width: number, moment: ChartMoment): TimeLine | undefined {
  const margin = moment.clockKnown ? (FUTURE * width) / line.slope / 2 : HOUR;
  const there = datedNear(line, width, moment.now + margin);
  return there && isLive(there, width, { ...moment, clockKnown: false }) ? there : undefined;
}

/** `15 Jun`: what charts of little history write. Others write the month alone, and its year at the crosshair. */
function namesDay({ day, month }: TimeAnchor): boolean {
  return day !== undefined && month !== undefined;
}

/** A chart that was lost and names days but never years is found in the last twelve months. */
function found(line: TimeLine, width: number, moment: ChartMoment): TimeLine | undefined {
  const span = width / line.slope;
  if (!moment.yearless || span > LONGEST_YEARLESS || !line.inliers.some(namesDay)) return undefined;
  return datedNear(line, width, moment.now + span - YEAR / 2);
}

function isNearSlope(a: number, b: number): boolean {
  return a < b * MOST_ZOOM && b < a * MOST_ZOOM;
}

function tracked(row: Row, width: number, moment: ChartMoment, previous: TimeFit): TimeLine | undefined {
  const same = width === previous.width ? lineMoved(row, previous) : undefined;
  if (same && shiftBetween(previous, same, width) <= reachOf(same, width, moment)) return same;
  const line = bestLine(row, (x) => timeOfX(previous, x));
  if (!line || longestPeriod(line) === Infinity) return line;
  if (isNearSlope(line.slope, previous.slope)) return followed(line, width, moment, previous);
  return moment.missed > 0 ? undefined : rearranged(line, width, moment, previous);
}

export function fitMoment(
  anchors: readonly TimeAnchor[],
  width: number,
  moment: ChartMoment,
  previous: TimeFit | 'lost' | undefined,
): TimeFit | 'lost' | undefined {
  const row = ascendingAnchors(anchors);
  const known = typeof previous === 'object' ? tracked(row, width, moment, previous) : undefined;
  if (known) return { slope: known.slope, origin: known.origin, width };
  if (previous === 'lost' && !row.some((anchor) => periodOf(anchor) >= YEAR)) return 'lost'; // spares the search
  const line = bestLine(row, () => moment.now);
  if (!line) return undefined;
  const dated = longestPeriod(line) === Infinity ? line : (previous ? found : opened)(line, width, moment);
  return dated ? { slope: dated.slope, origin: dated.origin, width } : 'lost';
}

/** One draw of a chart whose clock is not known; without `previous` it has just been opened. */
export function fitTime(
  anchors: readonly TimeAnchor[],
  width: number,
  now: number,
  previous?: TimeFit,
): TimeFit | undefined {
  const moment = { now, before: now, clockKnown: false, steered: true, missed: 0, yearless: true };
  const fit = fitMoment(anchors, width, moment, previous);
  return fit === 'lost' ? undefined : fit;
}
