import { DAY, HOUR, MINUTE } from '../../core/time';
import type { Millis } from '../../core/units';

/** From six hours on the plain names are cut at midnight of UTC+8; those in `utc` are counted from the epoch like ours. */
const BARS = new Map<number, string>([
  ...[1, 3, 5, 15, 30].map((count): [number, string] => [count * MINUTE, `${count}m`]),
  ...[1, 2, 4].map((count): [number, string] => [count * HOUR, `${count}H`]),
  ...[6, 12].map((count): [number, string] => [count * HOUR, `${count}Hutc`]),
  [DAY, '1Dutc'],
]);

const RATIOS = new Map<number, string>([
  ...[5, 15, 30].map((count): [number, string] => [count * MINUTE, `${count}m`]),
  ...[1, 2, 4, 6, 12].map((count): [number, string] => [count * HOUR, `${count}h`]),
  [DAY, '1d'],
]);

/** Bitget's name of a bar's length. */
export function barName(interval: Millis): string {
  return nameIn(BARS, 'bars', interval);
}

/** Its name of the period of a long/short ratio. */
export function ratioName(period: Millis): string {
  return nameIn(RATIOS, 'ratios', period);
}

function nameIn(names: ReadonlyMap<number, string>, what: string, length: Millis): string {
  const name = names.get(length);
  if (name === undefined) throw new RangeError(`bitget has no ${what} of ${length} ms`);
  return name;
}
