import { DAY, HOUR, MINUTE } from '../../core/time';
import { type Millis, millis } from '../../core/units';

/** The venue has no bars of six hours; its bars of three days and more are left out. */
const LENGTHS = new Map<string, Millis>([
  ...[1, 3, 5, 15, 30].map((count): [string, Millis] => [`${count}m`, millis(count * MINUTE)]),
  ...[1, 2, 4, 8, 12].map((count): [string, Millis] => [`${count}h`, millis(count * HOUR)]),
  ['1d', DAY],
]);
const NAMES = new Map([...LENGTHS].map(([name, length]) => [length, name]));

/** Hyperliquid's name of a bar's length. */
export function intervalName(interval: Millis): string {
  const name = NAMES.get(interval);
  if (name === undefined) throw new RangeError(`hyperliquid has no bars of ${interval} ms`);
  return name;
}

export function intervalLength(name: string): Millis {
  const length = LENGTHS.get(name);
  if (length === undefined) throw new RangeError(`hyperliquid has no bars of ${name}`);
  return length;
}
