import { DAY, HOUR, MINUTE } from '../../core/time';
import type { Millis } from '../../core/units';

const BARS = new Map<number, string>([
  ...[1, 3, 5, 15, 30, 60, 120, 240, 360, 720].map((minutes): [number, string] => [
    minutes * MINUTE,
    String(minutes),
  ]),
  [DAY, 'D'],
]);

const PERIODS = new Map<number, string>([
  ...[5, 15, 30].map((minutes): [number, string] => [minutes * MINUTE, `${minutes}min`]),
  [HOUR, '1h'],
  [4 * HOUR, '4h'],
  [DAY, '1d'],
]);

/** Bybit's name of a bar's length. */
export function barName(interval: Millis): string {
  return known(BARS, interval, 'bars');
}

/** Bybit's name of a statistic's period. */
export function periodName(period: Millis): string {
  return known(PERIODS, period, 'statistics');
}

export function hasPeriod(period: Millis): boolean {
  return PERIODS.has(period);
}

function known(names: ReadonlyMap<number, string>, length: Millis, what: string): string {
  const name = names.get(length);
  if (name === undefined) throw new RangeError(`bybit has no ${what} of ${length} ms`);
  return name;
}
