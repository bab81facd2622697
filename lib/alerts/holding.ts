/**
 * When an alert that fired is told: at once, or after the quiet hours in which it fired. What fires while it is snoozed is
 * listed and never told.
 */
import type { UnixMs } from '../core/units';
import { minuteOfDay, nextTimeOfDay } from './local-time';
import type { AlertRule } from './rule';

/** Minutes after midnight of the user's own clock; over midnight where `to` is earlier. Alike: none. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export interface Quiet {
  readonly hours: QuietHours | undefined;
  /** IANA name. */
  readonly zone: string;
  /** Of all rules. */
  readonly snoozedUntil: UnixMs | undefined;
}

export interface Telling {
  /** Not before. */
  readonly due: UnixMs;
  readonly held?: 'quiet' | 'snoozed';
}

export function tellingOf(
  { urgent, snoozedUntil }: Pick<AlertRule, 'urgent' | 'snoozedUntil'>,
  quiet: Quiet,
  now: UnixMs,
): Telling {
  if (Math.max(snoozedUntil ?? 0, quiet.snoozedUntil ?? 0) > now) return { due: now, held: 'snoozed' };
  const until = urgent ? undefined : quietUntil(quiet, now);
  return until === undefined ? { due: now } : { due: until, held: 'quiet' };
}

/** When the quiet hours end; undefined outside of them. */
export function quietUntil({ hours, zone }: Omit<Quiet, 'snoozedUntil'>, now: UnixMs): UnixMs | undefined {
  if (!hours) return undefined;
  const { from, to } = hours;
  const minute = minuteOfDay(now, zone);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return isQuiet ? nextTimeOfDay(to, zone, now) : undefined;
}
