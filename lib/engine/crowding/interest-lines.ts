/** Series of open interest at the instants of a chart: no finer than can be seen. */
import { DAY, HOUR } from '../../core/time';
import type { Estimate } from '../../liquidation/estimate';
import type { Bar } from '../../market/bar';
import type { OpenInterest } from '../../market/open-interest';

const MOST_POINTS = 400;
const FINEST = HOUR / 2;
/** Longer than this without a sample the line breaks. */
const LONGEST_HOLE = 2 * HOUR;
/** Prices of the past may lie as far apart as the widest columns. */
const OLDEST_PRICE = DAY;

/** From the newest sample back, evenly. */
export function chartTimes(samples: readonly OpenInterest[]): number[] {
  const [first, last] = [samples[0]!.time, samples.at(-1)!.time];
  const step = Math.max(FINEST, Math.ceil((last - first) / (MOST_POINTS - 1) / FINEST) * FINEST);
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, i) => last - (count - 1 - i) * step);
}

/** The last sample at each instant; null before the first, and in a hole. */
export function heldAt(samples: readonly OpenInterest[], times: readonly number[]): (number | null)[] {
  const at = lastBefore(samples, ({ time }) => time);
  return times.map((time) => {
    const sample = at(time);
    return sample && time - sample.time <= LONGEST_HOLE ? sample.quantity : null;
  });
}

/** Of bars, and of the heatmap's columns where bars do not reach back so far. */
export function pricesAt(
  bars: readonly Bar[],
  columns: Estimate['columns'],
  times: readonly number[],
): (number | null)[] {
  const from = bars[0]?.openTime ?? Infinity;
  const known = [
    ...columns.filter(({ time }) => time < from).map(({ time, price }) => ({ time, price })),
    ...bars.map(({ openTime, duration, close }) => ({ time: openTime + duration, price: close as number })),
  ];
  const at = lastBefore(known, ({ time }) => time);
  return times.map((time) => {
    const one = at(time);
    return one && time - one.time <= OLDEST_PRICE ? one.price : null;
  });
}

/** Asked with ascending times. */
function lastBefore<One>(
  ascending: readonly One[],
  timeOf: (one: One) => number,
): (time: number) => One | undefined {
  let next = 0;
  return (time) => {
    while (next < ascending.length && timeOf(ascending[next]!) <= time) next++;
    return ascending[next - 1];
  };
}
