/** Time ↔ x on a time axis: x = (t - origin) · slope. Times are those of the clock that the chart is labelled in. */
/** What a label of a time axis says, and where; what it leaves out is not there. */
export interface TimeAnchor {
  /** Css px from the left of the pane. */
  readonly x: number;
  /** Ms of the day. */
  readonly clock?: number;
  readonly day?: number;
  /** 1…12 */
  readonly month?: number;
  /** Four digits. */
  readonly year?: number;
}

export interface TimeScale {
  /** Css px per ms, > 0. */
  readonly slope: number;
  /** The time at x = 0, ms since the epoch. */
  readonly origin: number;
}

/** A scale as it was read, with the width of the plot then: what the next draw's is tracked by. */
export interface TimeFit extends TimeScale {
  readonly width: number;
}

export function xOfTime(scale: TimeScale, time: number): number {
  return (time - scale.origin) * scale.slope;
}

export function timeOfX(scale: TimeScale, x: number): number {
  return scale.origin + x / scale.slope;
}
