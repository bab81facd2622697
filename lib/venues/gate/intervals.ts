import { DAY, HOUR, MINUTE } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';

const BARS = new Map<number, string>([
  ...[1, 5, 15, 30].map((count): [number, string] => [count * MINUTE, `${count}m`]),
  ...[1, 4, 8].map((count): [number, string] => [count * HOUR, `${count}h`]),
  [DAY, '1d'],
]);

/** Gate's name of a bar's length. */
export function intervalName(interval: Millis): string {
  const name = BARS.get(interval);
  if (name === undefined) throw new RangeError(`gate has no bars of ${interval} ms`);
  return name;
}

/** Gate's name of a statistic's period; undefined where none is kept. Eight hours are streamed only. */
export function periodName(period: Millis): string | undefined {
  return period === 8 * HOUR ? undefined : BARS.get(period);
}

/** The first interval that begins at or after `time`. */
export function firstOf(interval: Millis, time: UnixMs): UnixMs {
  return unixMs(Math.ceil(time / interval) * interval);
}
