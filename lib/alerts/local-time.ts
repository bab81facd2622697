/**
 * Times of day in a zone: the instant at which its clocks next showed, or last showed, so many minutes after midnight. What
 * a change to summer time skips comes an hour off; what a change back repeats comes once.
 */
import { DAY, MINUTE } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
    const rest = { minute: 'numeric', second: 'numeric', hourCycle: 'h23', timeZone: zone } as const;
    formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { ...numeric, ...rest })));
  }
  return format;
}

/** The zone's clocks at an instant, as if they showed UTC. `zone` is an IANA name. */
function localAt(time: number, zone: string): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(time)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Minutes after midnight. */
export function minuteOfDay(time: UnixMs, zone: string): number {
  return Math.floor((localAt(time, zone) % DAY) / MINUTE);
}

export function nextTimeOfDay(minute: number, zone: string, after: UnixMs): UnixMs {
  return timesOfDay(minute, zone, after).find((time) => time > after)!;
}

export function lastTimeOfDay(minute: number, zone: string, until: UnixMs): UnixMs {
  return timesOfDay(minute, zone, until).findLast((time) => time <= until)!;
}

/** From two days before to two days after. */
function timesOfDay(minute: number, zone: string, around: UnixMs): UnixMs[] {
  const midnight = Math.floor(localAt(around, zone) / DAY) * DAY;
  return [-2, -1, 0, 1, 2].map((day) => instantOf(midnight + day * DAY + minute * MINUTE, zone));
}

function instantOf(local: number, zone: string): UnixMs {
  const offsetAt = (time: number): number => localAt(time, zone) - Math.floor(time / 1_000) * 1_000;
  return unixMs(local - offsetAt(local - offsetAt(local)));
}
