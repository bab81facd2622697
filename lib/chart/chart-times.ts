/**
 * A chart's time axis from draw to draw, in exchange time as soon as its clock is known and its labels bear it out.
 * A wrong zone puts labels into the future, or the right edge of the plot into the past although pages open at the live
 * edge. Either by more than a label's step, and the times are not believed. Nor are they while the labels leave open
 * which day it is.
 */
import { type ClockOffset, onExchangeTime } from './label-clock';
import { fitMoment } from './time-fit';
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

export class ChartTimes {
  /** In exchange time; undefined together with a reason. */
  exchange: TimeScale | undefined;
  unknown: TimesUnknown | undefined = 'unread';
  /** How far the plot's right edge is ahead of now, ms on the chart's own clock. */
  lead: number | undefined;
  /** The last that could be read: what the next one is tracked by. Lost: the chart went where its labels do not say. */
  private labelled: TimeFit | 'lost' | undefined;
  /** The farthest that the right edge was ahead of now, ms of exchange time. */
  private reach = -Infinity;
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
    const clockKnown = this.offset !== undefined;
    const moment = { now: now + (this.offset?.(now) ?? 0), clockKnown, steered };
    const fit = fitMoment(anchors, width, moment, this.labelled);
    this.labelled = fit ?? this.labelled;
    this.settle(fit === 'lost' ? undefined : fit, now);
  }

  private isSeen(anchors: readonly TimeAnchor[], width: number): boolean {
    const { length } = this.anchors;
    if (width !== this.width || anchors.length !== length || length === 0) return false;
    return anchors.every((anchor, i) => sameAnchor(anchor, this.anchors[i]));
  }

  private settle(fit: TimeFit | undefined, now: number): void {
    this.lead = fit && timeOfX(fit, fit.width) - now;
    this.exchange = undefined;
    this.unknown = fit ? (this.offset ? 'implausible' : 'no-clock') : 'unread';
    const times = fit && this.offset && onExchangeTime(fit, this.offset);
    if (!times) return;
    if (this.isBorneOut(times, now)) {
      this.exchange = times;
      this.unknown = undefined;
    } else if (this.reach === -Infinity) this.labelled = undefined;
  }

  private isBorneOut(times: TimeFit, now: number): boolean {
    const xs = this.anchors.map(({ x }) => x).sort((a, b) => a - b);
    const step = medianStep(xs) / times.slope;
    const ahead = timeOfX(times, times.width) - now;
    if (ahead >= -step) this.reach = Math.max(this.reach, ahead);
    return timeOfX(times, xs.at(-1)!) - now <= step && this.reach > -Infinity;
  }
}
