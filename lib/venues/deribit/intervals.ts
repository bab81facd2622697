import { DAY, MINUTE } from '../../core/time';
import type { Millis } from '../../core/units';

const RESOLUTIONS = new Map<number, string>([
  ...[1, 3, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes): [number, string] => [
    minutes * MINUTE,
    String(minutes),
  ]),
  [DAY, '1D'],
]);

/** Deribit's name of a bar's length; it has none of four hours. */
export function resolutionOf(interval: Millis): string {
  const name = RESOLUTIONS.get(interval);
  if (name === undefined) throw new RangeError(`deribit has no bars of ${interval} ms`);
  return name;
}
