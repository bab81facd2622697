/**
 * From the clock that a chart labels its times in to exchange time: t = label - offset(t), where the offset is how far
 * that clock is ahead of UTC at t. Which clock it is cannot be read from a chart; its host says so.
 */
import { type TimeFit, timeOfX } from './time-scale';

/** How far a clock is ahead of UTC at an exchange time, ms. */
export type ClockOffset = (time: number) => number;

function offsetAtLabel(label: number, offset: ClockOffset): number {
  return offset(label - offset(label));
}

/** Undefined where the clock is put forward or back within the plot: its labels are no straight line in exchange time. */
export function onExchangeTime(labelled: TimeFit, offset: ClockOffset): TimeFit | undefined {
  const left = offsetAtLabel(labelled.origin, offset);
  const right = offsetAtLabel(timeOfX(labelled, labelled.width), offset);
  return left === right ? { ...labelled, origin: labelled.origin - left } : undefined;
}
