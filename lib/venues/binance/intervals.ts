import { DAY, HOUR, MINUTE } from '../../core/time';
import type { Millis } from '../../core/units';

const NAMES = new Map<number, string>([
  ...[1, 3, 5, 15, 30].map((count): [number, string] => [count * MINUTE, `${count}m`]),
  ...[1, 2, 4, 6, 8, 12].map((count): [number, string] => [count * HOUR, `${count}h`]),
  [DAY, '1d'],
]);

/** Binance's name of a bar's or a statistic's length. */
export function intervalName(interval: Millis): string {
  const name = NAMES.get(interval);
  if (name === undefined) throw new RangeError(`binance has no bars of ${interval} ms`);
  return name;
}
