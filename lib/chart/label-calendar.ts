/** The times that a label can mean: what it leaves out comes round again, a clock each day, a day each month. */
import type { TimeLabel } from './time-label';

export const DAY = 86_400_000;
const MONTH = 30.44 * DAY;
export const YEAR = 365.24 * DAY;

/** How long until the label's next time, ms; without end where it names its year. */
export function periodOf({ day, month, year }: TimeLabel): number {
  return year !== undefined ? Infinity : month !== undefined ? YEAR : day !== undefined ? MONTH : DAY;
}

/** Undefined where the month has no such day. */
function timeOn(year: number, month: number, day: number, clock: number): number | undefined {
  const midnight = Date.UTC(year, month, day);
  return day <= 28 || new Date(midnight).getUTCDate() === day ? midnight + clock : undefined;
}

function nearer(time: number | undefined, other: number | undefined, near: number): number | undefined {
  if (time === undefined || other === undefined) return time ?? other;
  return Math.abs(time - near) <= Math.abs(other - near) ? time : other;
}

/** Of the label's times the nearest to `near`. A year stands at its first day, a month at its first, a day at midnight. */
export function timeNear(label: TimeLabel, near: number): number | undefined {
  const { clock = 0, day, month, year } = label;
  if (day === undefined && month === undefined && year === undefined)
    return Math.round((near - clock) / DAY) * DAY + clock;
  if (year !== undefined) return timeOn(year, (month ?? 1) - 1, day ?? 1, clock);
  const date = new Date(near);
  const here = date.getUTCFullYear();
  let nearest: number | undefined;
  for (let step = -1; step <= 1; step++) {
    const time =
      month === undefined
        ? timeOn(here, date.getUTCMonth() + step, day ?? 1, clock)
        : timeOn(here + step, month - 1, day ?? 1, clock);
    nearest = nearer(nearest, time, near);
  }
  return nearest;
}
