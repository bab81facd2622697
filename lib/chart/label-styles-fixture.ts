/** How chart libraries label their time axes, for tests: which times they pick, and what they write there. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A chart as its hands see it; times are those of its own clock. */
export interface View {
  readonly width: number;
  /** The time at the right edge. */
  readonly end: number;
  readonly interval: number;
  /** Css px. */
  readonly bar: number;
}

export interface Label {
  readonly text: string;
  readonly x: number;
}

export const slopeOf = ({ bar, interval }: View): number => bar / interval;
export const xIn = (view: View, time: number): number => view.width + (time - view.end) * slopeOf(view);
export const startOf = (view: View): number => view.end - view.width / slopeOf(view);
const two = (value: number): string => String(value).padStart(2, '0');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock: string;
  readonly name: string;
}

function partsOf(time: number): Parts {
  const date = new Date(time);
  const seconds = date.getUTCSeconds();
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds ? `:${two(seconds)}` : ''}`;
  const month = date.getUTCMonth();
  return {
    year: date.getUTCFullYear(),
    month: month + 1,
    day: date.getUTCDate(),
    clock,
    name: MONTHS[month]!,
  };
}

const iso = ({ year, month, day }: Parts): string => `${year}-${two(month)}-${two(day)}`;
const slashed = ({ year, month, day }: Parts): string => `${month}/${day}/${year % 100}`;

/** Bars whose labels are worth most come first, as long as there is room: lightweight-charts, TradingView. */
function* weighted(view: View, last: number): Iterable<number> {
  const { interval } = view;
  const steps = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 30 * MINUTE, 5 * MINUTE, MINUTE, 10 * SECOND];
  const weigh = (time: number): number => {
    if (time % DAY >= interval)
      return steps.filter((step) => time % step === 0).reduce((a, b) => Math.max(a, b), 0);
    const { month, day } = partsOf(time);
    return day === 1 ? (month === 1 ? 1000 * DAY : 100 * DAY) : DAY;
  };
  const taken: number[] = [];
  const bars: { time: number; weight: number }[] = [];
  const first = Math.ceil(startOf(view) / interval) * interval;
  for (let time = first; time <= Math.min(view.end, last); time += interval)
    bars.push({ time, weight: weigh(time) });
  for (const { time } of bars.sort((a, b) => b.weight - a.weight || a.time - b.time)) {
    const x = xIn(view, time);
    if (taken.some((other) => Math.abs(other - x) < 64)) continue;
    taken.push(x);
    yield time;
  }
}

function* every(view: View, step: number, last = Infinity): Iterable<number> {
  for (let time = Math.ceil(startOf(view) / step) * step; time <= Math.min(view.end, last); time += step)
    yield time;
}

const NICE = [
  SECOND,
  5 * SECOND,
  15 * SECOND,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
];

/** The round times of a continuous axis: clocks, days, the firsts of months, or of years. */
function* round(view: View, room: number): Iterable<number> {
  const enough = (step: number): boolean => step * slopeOf(view) >= room;
  const step = [...NICE, DAY, 2 * DAY, 7 * DAY].find(enough);
  if (step !== undefined) {
    yield* every(view, step);
    return;
  }
  const months = [1, 3, 12].find((count) => enough(count * 30 * DAY)) ?? 24;
  const { year } = partsOf(startOf(view));
  for (let month = 0; month < 12 * 12; month += months) {
    const time = Date.UTC(year, month, 1);
    if (time >= startOf(view) && time <= view.end) yield time;
  }
}

type Style = (view: View, now: number) => Label[];

/** The first and the last label are shifted into the plot by lightweight-charts. */
function keptInside(labels: Label[], width: number): Label[] {
  return labels.map(({ text, x }) => ({ text, x: Math.min(width - 20, Math.max(20, x)) }));
}

function barMark({ interval }: View, time: number, nameless: boolean): string {
  const { year, month, day, clock, name } = partsOf(time);
  if (time % DAY >= interval) return clock;
  return day > 1 ? String(day) : month === 1 ? String(year) : nameless ? '' : name;
}

function marksOf(view: View, last: number, nameless: boolean): Label[] {
  const marks = [...weighted(view, last)].map((time) => ({
    text: barMark(view, time, nameless),
    x: xIn(view, time),
  }));
  return marks.filter(({ text }) => text !== '');
}

/** Its clock has no date at midnight; its steps are whole bars counted from the first. */
const klinecharts: Style = (view, now) => {
  const step = Math.ceil(112 / view.bar) * view.interval;
  const text = (time: number): string => {
    const parts = partsOf(time);
    if (view.interval >= DAY) return iso(parts);
    return view.interval >= HOUR ? `${iso(parts).slice(5)} ${parts.clock}` : parts.clock;
  };
  return [...every(view, step, now)].map((time) => ({ text: text(time), x: Math.round(xIn(view, time)) }));
};

const highcharts: Style = (view) => {
  const times = [...round(view, 90)];
  const wide = (times[1] ?? 0) - (times[0] ?? 0) > 20 * DAY;
  return times.map((time) => {
    const { year, month, day, clock, name } = partsOf(time);
    const date = wide ? (month === 1 ? String(year) : `${name} '${year % 100}`) : `${day}. ${name}`;
    return { text: time % DAY === 0 ? date : clock, x: xIn(view, time) };
  });
};

const echartsTime: Style = (view) =>
  [...round(view, 70)].map((time) => {
    const { year, month, day, clock, name } = partsOf(time);
    const date = day > 1 ? String(day) : month > 1 ? name : String(year);
    return { text: time % DAY === 0 ? date : clock, x: xIn(view, time) };
  });

const echartsCategory: Style = (view, now) =>
  [...every(view, Math.ceil(130 / view.bar) * view.interval, now)].map((time) => {
    const parts = partsOf(time);
    return { text: `${iso(parts)} ${parts.clock}`, x: xIn(view, time) };
  });

const chartJs: Style = (view) =>
  [...round(view, 80)].map((time) => {
    const { day, clock, name } = partsOf(time);
    return { text: time % DAY === 0 ? `${day} ${name}` : clock, x: xIn(view, time) };
  });

/** Two lines at one x: the second where it changes. */
const uplot: Style = (view) => {
  let before = '';
  return [...round(view, 60)].flatMap((time) => {
    const parts = partsOf(time);
    const x = xIn(view, time);
    const hours = Math.floor(time / HOUR) % 24;
    const minutes = partsOf(time).clock.slice(2, 5);
    const seconds = Math.floor(time / SECOND) % 60;
    const clock = seconds
      ? `:${two(seconds)}`
      : `${hours % 12 || 12}${slopeOf(view) * HOUR < 60 ? '' : minutes}${hours < 12 ? 'am' : 'pm'}`;
    const daily = slopeOf(view) * 12 * HOUR < 60;
    const below = daily ? String(parts.year) : slashed(parts);
    const lines = [{ text: daily ? `${parts.month}/${parts.day}` : clock, x }];
    if (below !== before) lines.push({ text: below, x });
    before = below;
    return lines;
  });
};

export interface Library {
  readonly style: Style;
  /** What the crosshair is labelled with, if it is. */
  readonly hover?: (time: number, view: View) => string;
  /** The share of draws in a random walk whose time must be known; what jumps and shows no day is lost until it does. */
  readonly known: number;
  /** Neither labels nor crosshair name day, month and year: such charts are taken to hold a year at most. */
  readonly yearless?: true;
}

function fullDate(time: number): string {
  const { year, day, clock, name } = partsOf(time);
  return `${day} ${name} '${year % 100} ${clock}`;
}

export const LIBRARIES: Readonly<Record<string, Library>> = {
  'lightweight-charts': {
    style: (view, now) => keptInside(marksOf(view, now, true), view.width),
    hover: fullDate,
    known: 0.85,
  },
  'lightweight-charts with month names': {
    style: (view, now) => keptInside(marksOf(view, now, false), view.width),
    known: 0.01,
  },
  'lightweight-charts never pointed at': {
    style: (view, now) => keptInside(marksOf(view, now, true), view.width),
    known: 0.01,
  },
  TradingView: {
    style: (view) => marksOf(view, Infinity, true),
    hover: (time) => `Mon ${fullDate(time)}`,
    known: 0.9,
  },
  klinecharts: {
    style: klinecharts,
    hover: (time) => `${iso(partsOf(time))} ${partsOf(time).clock}`,
    known: 0.9,
  },
  'ECharts by category': { style: echartsCategory, known: 0.95 },
  'ECharts by time': { style: echartsTime, known: 0.01 },
  Highcharts: { style: highcharts, known: 0.6, yearless: true },
  'Chart.js': { style: chartJs, known: 0.6, yearless: true },
  uPlot: { style: uplot, known: 0.75 },
};
