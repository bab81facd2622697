/**
 * Time ↔ x from the labels of a time axis: x = a + b · t. A clock label fixes t up to whole days, a day label up to
 * whole months, so the fit goes in two steps: the line on which most labels agree up to days (ties: the finest scale),
 * then the latest date that the labels allow and that does not lie beyond the visible future. Times are those of the
 * chart's own clock; its zone must be known from elsewhere before they may be compared with the feed's.
 */
export interface TimeAnchor {
  readonly kind: 'clock' | 'day' | 'year';
  /** Css px from the left of the pane. */
  readonly x: number;
  /** Ms of the day, day of the month, or year. */
  readonly value: number;
}

export interface TimeScale {
  /** Css px per ms, > 0. */
  readonly slope: number;
  /** The time at x = 0, ms since the epoch on the chart's clock. */
  readonly origin: number;
}

/** A scale as it was read, with the width of the plot then: what the next draw's is tracked by. */
export interface TimeFit extends TimeScale {
  readonly width: number;
}

const DAY = 86_400_000;
const TOLERANCE = 1.5; // css px
const LONGEST_GAP = 3; // days between two labels of which one is a clock's
const MOST_DAYS = 400; // back from the newest date that is looked at
const MOST_AHEAD = 40; // days that a hand may pan the plot beyond them
const FEWEST = 3;
const AGREEING = 0.6; // of the labels
const MONTH = 30.44; // days
const EASTMOST_ZONE = 13 * 3_600_000;
const FUTURE = 0.25; // of the plot's width

export function xOfTime(scale: TimeScale, time: number): number {
  return (time - scale.origin) * scale.slope;
}

export function timeOfX(scale: TimeScale, x: number): number {
  return scale.origin + x / scale.slope;
}

function dayPhase(anchor: TimeAnchor): number {
  return anchor.kind === 'clock' ? anchor.value : 0;
}

/** Signed distance of `time` from the anchor's time of day, in ms. */
function phaseError(time: number, anchor: TimeAnchor): number {
  const error = (((time - dayPhase(anchor)) % DAY) + DAY) % DAY;
  return error > DAY / 2 ? error - DAY : error;
}

interface DayLine {
  readonly slope: number;
  readonly origin: number;
  readonly inliers: readonly TimeAnchor[];
}

/** Whether a label of day `to` can stand `days` after one of day `from`: exactly within a month, else about so. */
function calendarAllows(from: number, to: number, days: number): boolean {
  const passed = from + days - to;
  const months = Math.round(passed / MONTH);
  return months === 0 ? passed === 0 : Math.abs(passed - months * MONTH) <= 2.5;
}

function supporters(anchors: readonly TimeAnchor[], slope: number, origin: number): TimeAnchor[] {
  const timely = anchors.filter(
    (anchor) => Math.abs(phaseError(origin + anchor.x / slope, anchor)) * slope <= TOLERANCE,
  );
  const first = timely.find(({ kind }) => kind === 'day');
  if (!first) return timely;
  return timely.filter(
    ({ kind, value, x }) =>
      kind !== 'day' || calendarAllows(first.value, value, Math.round((x - first.x) / slope / DAY)),
  );
}

/** How many days may lie between two labels: any few for clocks, what the calendar allows between days of the month. */
function daysBetween(from: TimeAnchor, to: TimeAnchor): readonly number[] {
  if (from.kind === 'day' && to.kind === 'day') {
    const days = to.value - from.value;
    return days > 0 ? [days] : [28, 29, 30, 31].map((month) => month + days);
  }
  const soonest = dayPhase(to) > dayPhase(from) ? 0 : 1;
  return Array.from({ length: LONGEST_GAP }, (_, i) => soonest + i);
}

function lineThrough(from: TimeAnchor, to: TimeAnchor, days: number): { slope: number; origin: number } {
  const slope = (to.x - from.x) / (dayPhase(to) - dayPhase(from) + days * DAY);
  return { slope, origin: dayPhase(from) - from.x / slope };
}

/** The line that most labels agree on, its origin known up to whole days. Anchors ascending by x. */
function lineUpToDays(anchors: readonly TimeAnchor[]): DayLine | undefined {
  let best: DayLine | undefined;
  for (let i = 0; i < anchors.length; i++) {
    for (let j = i + 1; j < Math.min(anchors.length, i + 4); j++) {
      for (const days of daysBetween(anchors[i]!, anchors[j]!)) {
        const { slope, origin } = lineThrough(anchors[i]!, anchors[j]!, days);
        if (slope * DAY < 4 * TOLERANCE) break; // so coarse that any label fits
        const inliers = supporters(anchors, slope, origin);
        const most = best?.inliers.length ?? FEWEST - 1;
        if (inliers.length > most || (best && inliers.length === most && slope > best.slope * 1.001)) {
          best = { slope, origin, inliers };
        }
      }
    }
  }
  return best;
}

/** Least squares on the inliers, each unwrapped to the day the line gives it. */
function refined({ slope, origin, inliers }: DayLine): TimeScale {
  const n = inliers.length;
  const times = inliers.map((anchor) => {
    const time = origin + anchor.x / slope;
    return time - phaseError(time, anchor);
  });
  const meanX = inliers.reduce((sum, { x }) => sum + x, 0) / n;
  const meanT = times.reduce((sum, t) => sum + t, 0) / n;
  let tt = 0;
  let xt = 0;
  times.forEach((time, i) => {
    tt += (time - meanT) ** 2;
    xt += (time - meanT) * (inliers[i]!.x - meanX);
  });
  const finest = tt > 0 ? xt / tt : slope;
  return { slope: finest, origin: meanT - meanX / finest };
}

function dateAgrees(time: number, anchor: TimeAnchor): boolean {
  const date = new Date(Math.round(time / 60_000) * 60_000);
  if (anchor.kind === 'day') return date.getUTCDate() === anchor.value;
  return anchor.kind !== 'year' || date.getUTCFullYear() === anchor.value;
}

/** The line as it was, moved: on a pan, and while only prices move, every label agrees on it. */
function lineMoved(anchors: readonly TimeAnchor[], { slope }: TimeFit): DayLine | undefined {
  const first = anchors[0];
  if (!first || anchors.length < FEWEST) return undefined;
  const origin = dayPhase(first) - first.x / slope;
  const inliers = supporters(anchors, slope, origin);
  return inliers.length === anchors.length ? { slope, origin, inliers } : undefined;
}

/** How far a chart moved between two draws, px: a pan moves both edges, a resize or a zoom mostly one. */
function shiftBetween(before: TimeFit, after: TimeFit): number {
  const left = xOfTime(before, timeOfX(after, 0));
  const right = xOfTime(before, timeOfX(after, after.width)) - before.width;
  return Math.min(Math.abs(left), Math.abs(right));
}

/** A scale moved by whole days, tried from `from` days back to `to`, newest first. */
function* daysBack(fit: TimeFit, from: number, to: number): Iterable<TimeFit> {
  for (let back = from; back <= to; back++) yield { ...fit, origin: fit.origin - back * DAY };
}

/** Of the dates at which a chart has moved by less than its width, the one at which it has moved least. */
function nearestDate(
  newest: TimeFit,
  previous: TimeFit,
  agrees: (fit: TimeFit) => boolean,
): TimeFit | undefined {
  const left = (newest.origin - previous.origin) / DAY;
  const right = (timeOfX(newest, newest.width) - timeOfX(previous, previous.width)) / DAY;
  const reach = previous.width / previous.slope / DAY;
  const from = Math.max(-MOST_AHEAD, Math.floor(Math.min(left, right) - reach));
  const to = Math.min(MOST_DAYS, Math.ceil(Math.max(left, right) + reach));
  let nearest: { fit: TimeFit; shift: number } | undefined;
  for (const fit of daysBack(newest, from, to)) {
    const shift = shiftBetween(previous, fit);
    if (shift < (nearest?.shift ?? previous.width) && agrees(fit)) nearest = { fit, shift };
  }
  return nearest?.fit;
}

function latestDate(newest: TimeFit, agrees: (fit: TimeFit) => boolean): TimeFit | undefined {
  for (const fit of daysBack(newest, 0, MOST_DAYS)) if (agrees(fit)) return fit;
  return undefined;
}

/**
 * The plot's right edge may show a quarter of its span beyond `now`, and be ahead of it by the zone of its clock. With
 * `previous`, what an earlier draw gave, the date nearest to it wins instead, if there is one within the plot's width:
 * hands move a chart by less.
 */
export function fitTime(
  anchors: readonly TimeAnchor[],
  width: number,
  now: number,
  previous?: TimeFit,
): TimeFit | undefined {
  const ascending = [...anchors].sort((a, b) => a.x - b.x);
  const line = (previous && lineMoved(ascending, previous)) ?? lineUpToDays(ascending);
  if (!line || line.inliers.length < AGREEING * anchors.length) return undefined;
  const { slope, origin } = refined(line);
  const latest = now + EASTMOST_ZONE + (FUTURE * width) / slope;
  const dated = line.inliers.filter(({ kind }) => kind !== 'clock');
  const days = Math.floor((latest - (origin + width / slope)) / DAY);
  const newest = { slope, origin: origin + days * DAY, width };
  const agrees = (fit: TimeFit): boolean =>
    dated.every((anchor) => dateAgrees(timeOfX(fit, anchor.x), anchor));
  return (previous && nearestDate(newest, previous, agrees)) ?? latestDate(newest, agrees);
}
