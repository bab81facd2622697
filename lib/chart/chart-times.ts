/**
 * A chart's time axis from draw to draw, in exchange time as soon as its clock is known and its labels bear it out.
 * A wrong zone puts labels into the future, or the right edge of the plot into the past although pages open at the live
 * edge. Either by more than a label's step, and the times are not believed.
 */
import { type ClockOffset, onExchangeTime } from './label-clock';
import { fitTime, type TimeAnchor, type TimeFit, timeOfX, type TimeScale } from './time-scale';

/** Why times are not known: nobody says which clock it is, no line fits the labels, or the line contradicts now. */
export type TimesUnknown = 'no-clock' | 'unread' | 'implausible';

function medianStep(xs: readonly number[]): number {
  const steps = xs.slice(1).map((x, i) => x - xs[i]!);
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}

export class ChartTimes {
  /** In exchange time; undefined together with a reason. */
  exchange: TimeScale | undefined;
  unknown: TimesUnknown | undefined = 'unread';
  /** How far the plot's right edge is ahead of now, ms on the chart's own clock. */
  lead: number | undefined;
  /** The last that could be read: what the next one is tracked by. */
  private labelled: TimeFit | undefined;
  /** The farthest that the right edge was ahead of now, ms of exchange time. */
  private reach = -Infinity;
  private seen = '';

  constructor(private readonly offset: ClockOffset | undefined) {}

  /** Takes one draw's labels; the same labels as before cost nothing. */
  read(anchors: readonly TimeAnchor[], width: number, now: number): void {
    const seen = JSON.stringify([anchors, width]);
    if (seen === this.seen) return;
    this.seen = seen;
    const fit = fitTime(anchors, width, now, this.labelled);
    this.labelled = fit ?? this.labelled;
    this.lead = fit && timeOfX(fit, width) - now;
    this.exchange = undefined;
    this.unknown = fit ? (this.offset ? 'implausible' : 'no-clock') : 'unread';
    const times = fit && this.offset && onExchangeTime(fit, this.offset);
    if (!times || !this.bornOut(times, anchors, now)) return;
    this.exchange = times;
    this.unknown = undefined;
  }

  private bornOut(times: TimeFit, anchors: readonly TimeAnchor[], now: number): boolean {
    const xs = anchors.map(({ x }) => x).sort((a, b) => a - b);
    const step = medianStep(xs) / times.slope;
    this.reach = Math.max(this.reach, timeOfX(times, times.width) - now);
    return timeOfX(times, xs.at(-1)!) - now <= step && this.reach >= -step;
  }
}
