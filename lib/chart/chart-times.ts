/**
 * A chart's time axis from draw to draw, in exchange time as soon as its clock is known and its labels bear it out.
 * A wrong zone puts labels into the future, or the right edge of the plot into the past although pages open at the live
 * edge. Either by more than a label's step, and the times are not believed. Nor are they while the labels leave open
 * which day it is.
 */
import { type ClockOffset, onExchangeTime } from './label-clock';
import { type ChartMoment, fitMoment } from './time-fit';
import { type TimeAnchor, type TimeFit, timeOfX, type TimeScale } from './time-scale';

/** Why times are not known: nobody says which clock it is, no date fits the labels, or the line contradicts now. */
export type TimesUnknown = 'no-clock' | 'unread' | 'implausible';

function medianStep(xs: readonly number[]): number {
  const steps = xs.slice(1).map((x, i) => x - xs[i]!);
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}

function sameAnchor(a: TimeAnchor, b: TimeAnchor | undefined): boolean {
  return (
    b !== undefined &&
    a.x === b.x &&
    a.clock === b.clock &&
    a.day === b.day &&
    a.month === b.month &&
    a.year === b.year
  );
}

const FUTURE = 0.25; // of the plot's width, that labels may reach into where a chart labels the future

function namesDate({ day, month, year }: TimeAnchor): boolean {
  return day !== undefined && month !== undefined && year !== undefined;
}

export class ChartTimes {
  /** In exchange time; undefined together with a reason. */
  exchange: TimeScale | undefined;
  unknown: TimesUnknown | undefined = 'unread';
  /** How far the plot's right edge is ahead of now, ms on the chart's own clock. */
  lead: number | undefined;
  /** The last that could be read: what the next one is tracked by. Lost: the chart went where its labels do not say. */
  private labelled: TimeFit | 'lost' | undefined;
  private before = 0;
  private missed = 0;
  private yearless = true;
  /** The clock has been borne out: the newest label was not beyond now, the right edge not before it. */
  private believed = false;
  private anchors: readonly TimeAnchor[] = [];
  private width = 0;

  constructor(private readonly offset: ClockOffset | undefined) {}

  /** Css px per ms, whatever the clock. */
  get slope(): number | undefined {
    return typeof this.labelled === 'object' ? this.labelled.slope : undefined;
  }

  /** Takes one draw's labels; the same labels as before cost nothing. `steered`: a hand may have moved the chart. */
  read(anchors: readonly TimeAnchor[], width: number, now: number, steered = true): void {
    if (this.isSeen(anchors, width)) return;
    this.anchors = anchors;
    this.width = width;
    this.yearless &&= !anchors.some(namesDate);
    const fit = fitMoment(anchors, width, this.momentAt(now, steered), this.labelled);
    if (fit) {
      this.missed = 0;
      this.before = now;
    } else this.miss(steered);
    this.labelled = fit ?? this.labelled;
    this.settle(fit === 'lost' ? undefined : fit, now);
  }

  private momentAt(now: number, steered: boolean): ChartMoment {
    const { offset, missed, yearless } = this;
    const onClock = (time: number): number => time + (offset?.(time) ?? 0);
    const known = { clockKnown: offset !== undefined, steered, missed, yearless };
    return { now: onClock(now), before: onClock(this.before), ...known };
  }

  /** A chart that moved by itself to where its labels make no line may be anywhere; one that is blank comes back. */
  private miss(steered: boolean): void {
    this.missed++;
    if (!steered && this.labelled && this.anchors.length > 0) this.labelled = 'lost';
  }

  private isSeen(anchors: readonly TimeAnchor[], width: number): boolean {
    const { length } = this.anchors;
    if (width !== this.width || anchors.length !== length) return false;
    return anchors.every((anchor, i) => sameAnchor(anchor, this.anchors[i]));
  }

  private settle(fit: TimeFit | undefined, now: number): void {
    this.lead = fit && timeOfX(fit, fit.width) - now;
    this.exchange = undefined;
    const times = fit && this.offset && onExchangeTime(fit, this.offset);
    this.unknown = this.reasonWithout(fit);
    if (!times) return;
    const xs = this.anchors.map(({ x }) => x).sort((a, b) => a - b);
    const step = medianStep(xs) / times.slope;
    const newest = timeOfX(times, xs.at(-1)!) - now;
    const isPast = timeOfX(times, times.width) - now < -step;
    if (newest <= step && !isPast) this.believed = true;
    if (!this.believed) this.labelled = isPast ? 'lost' : undefined;
    if (!this.believed || newest > Math.max(step, (FUTURE * times.width) / times.slope)) return;
    this.exchange = times;
    this.unknown = undefined;
  }

  /** A chart that did not open at now is lost for what it said of its clock. */
  private reasonWithout(fit: TimeFit | undefined): TimesUnknown {
    if (!fit && (this.believed || this.labelled !== 'lost')) return 'unread';
    return this.offset ? 'implausible' : 'no-clock';
  }
}
