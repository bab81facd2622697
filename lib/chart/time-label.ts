/** Reads the label of a time axis: `12:00`, `12:00:30`, a day of the month, a year. Month names carry no digit and are left. */
import type { TimeAnchor } from './time-scale';

const CLOCK = /^([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/;
const DAY_MS = 86_400_000;

export function readTimeLabel(text: string, x: number): TimeAnchor | undefined {
  const clock = CLOCK.exec(text.trim());
  if (clock) {
    const seconds = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
    return { kind: 'clock', x, value: (seconds * 1000) % DAY_MS };
  }
  const digits = /^(\d{1,4})(?:日|\.)?$/.exec(text.trim())?.[1];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  if (digits.length === 4) return value >= 1970 && value < 2200 ? { kind: 'year', x, value } : undefined;
  return value >= 1 && value <= 31 ? { kind: 'day', x, value } : undefined;
}
