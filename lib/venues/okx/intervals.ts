import { DAY, HOUR, MINUTE } from '../../core/time';
import type { Millis } from '../../core/units';

/** From six hours on, the plain names (`1D`) are bars of UTC+8; `utc` makes them multiples of the epoch, as all ours are. */
const NAMES = new Map<number, string>([
  ...[1, 3, 5, 15, 30].map((count): [number, string] => [count * MINUTE, `${count}m`]),
  ...[1, 2, 4].map((count): [number, string] => [count * HOUR, `${count}H`]),
  ...[6, 12].map((count): [number, string] => [count * HOUR, `${count}Hutc`]),
  [DAY, '1Dutc'],
]);

export function barName(interval: Millis): string {
  const name = NAMES.get(interval);
  if (name === undefined) throw new RangeError(`okx has no bars of ${interval} ms`);
  return name;
}

/** The statistics begin at five minutes. */
export function hasStatistics(period: Millis): boolean {
  return period >= 5 * MINUTE && NAMES.has(period);
}
