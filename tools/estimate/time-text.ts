/** Instants and durations as people and data files write them. */
import { type Millis, millis, type UnixMs, unixMs } from '../../lib/core/units';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `30s`, `15m`, `4h`, `7d`; undefined for anything else. */
export function parseDuration(text: string): Millis | undefined {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (count === undefined || Number(count) === 0) return undefined;
  return millis(Number(count) * UNITS[unit as keyof typeof UNITS]);
}

/** A number of seconds, milli-, micro- or nanoseconds since the epoch, or a date; a date without a zone is UTC. */
export function parseInstant(value: string | number): UnixMs | undefined {
  const number = typeof value === 'number' ? value : /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  return number === undefined ? parseDate(String(value)) : fromEpoch(number);
}

/** The unit follows from the size: data of this kind begins after 1973 and ends before 5138. */
function fromEpoch(value: number): UnixMs | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  let time = value < 1e11 ? value * 1_000 : value;
  while (time >= 1e14) time /= 1_000;
  return unixMs(Math.floor(time));
}

function parseDate(text: string): UnixMs | undefined {
  const [, date, time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i.exec(text) ?? [];
  if (date === undefined) return undefined;
  const offset = zone === undefined || /^(z|utc)$/i.test(zone) ? 'Z' : zone;
  const parsed = Date.parse(time === undefined ? date : `${date}T${time}${offset}`);
  return parsed >= 0 ? unixMs(parsed) : undefined;
}
