/**
 * Rises of open interest that went again although price stayed: positions that looked as if they would have to be
 * defended, and were taken off. A rise is an hour's step of ln OI above 3σ of the steps of the week before it; it is
 * transient when 70 % of it is gone within 12 h while price has kept within 1 % of where the rise had left it
 * (research notes, spoof-like clusters).
 */
import { DAY, HOUR } from '../core/time';
import type { Bar } from '../market/bar';
import type { OpenInterest } from '../market/open-interest';

export interface TransientRise {
  /** The hour in which it rose, Unix ms. */
  readonly from: number;
  readonly to: number;
  /** In standard deviations of the usual step. */
  readonly sigmas: number;
  /** Share of the rise that was gone, and when. */
  readonly reversed: number;
  readonly reversedAt: number;
}

const LEAST_SIGMAS = 3;
const LEAST_REVERSED = 0.7;
const HOURS = 12;
const CALM = 0.01;
const USUAL_HOURS = (7 * DAY) / HOUR;
/** Steps that a standard deviation is taken of, at least: two days. */
const LEAST_STEPS = 48;

/** Values at the hours from `start` on; undefined where nothing was said in the hour before. */
interface Hours {
  readonly start: number;
  readonly interest: readonly (number | undefined)[];
  readonly price: readonly (number | undefined)[];
}

/** `samples` and `bars` ascend. Where price is not known, nothing is said to be transient. */
export function transientRises(samples: readonly OpenInterest[], bars: readonly Bar[]): TransientRise[] {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return [];
  const start = Math.ceil(first.time / HOUR) * HOUR;
  const count = Math.floor((last.time - start) / HOUR) + 1;
  const hours: Hours = {
    start,
    interest: hourly(samples, start, count, ({ time }) => time).map((sample) => sample?.quantity),
    price: hourly(bars, start, count, ({ openTime, duration }) => openTime + duration).map(
      (bar) => bar?.close,
    ),
  };
  const steps = hours.interest.map((now, i) => logRatio(hours.interest[i - 1], now));
  return steps.flatMap((step, hour) => {
    const sigmas = step !== undefined && step > 0 ? step / usualStep(steps, hour) : Number.NaN;
    return sigmas > LEAST_SIGMAS ? (reversal(hours, hour, sigmas) ?? []) : [];
  });
}

/** The newest of `rows` at each hour, unless it is more than an hour old. */
function hourly<Row>(
  rows: readonly Row[],
  start: number,
  count: number,
  timeOf: (row: Row) => number,
): (Row | undefined)[] {
  let next = 0;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const hour = start + i * HOUR;
    while (next < rows.length && timeOf(rows[next]!) <= hour) next++;
    const row = rows[next - 1];
    return row !== undefined && timeOf(row) > hour - HOUR ? row : undefined;
  });
}

function logRatio(before: number | undefined, now: number | undefined): number | undefined {
  return before && now ? Math.log(now / before) : undefined;
}

/** σ of the steps of the week before; NaN while too few are known, so that no comparison holds. */
function usualStep(steps: readonly (number | undefined)[], hour: number): number {
  const known = steps.slice(Math.max(0, hour - USUAL_HOURS), hour).filter((step) => step !== undefined);
  if (known.length < LEAST_STEPS) return Number.NaN;
  const mean = known.reduce((sum, step) => sum + step, 0) / known.length;
  const square = known.reduce((sum, step) => sum + (step - mean) ** 2, 0) / known.length;
  return square > 0 ? Math.sqrt(square) : Number.NaN;
}

function reversal(
  { start, interest, price }: Hours,
  hour: number,
  sigmas: number,
): TransientRise | undefined {
  const [before, top, from] = [interest[hour - 1]!, interest[hour]!, price[hour]];
  for (let later = hour + 1; later <= hour + HOURS; later++) {
    const [left, at] = [interest[later], price[later]];
    if (from === undefined || at === undefined || Math.abs(at / from - 1) > CALM) return undefined;
    if (left === undefined) continue;
    const reversed = Math.min(1, (top - left) / (top - before));
    if (reversed < LEAST_REVERSED) continue;
    const to = start + hour * HOUR;
    return { from: to - HOUR, to, sigmas, reversed, reversedAt: start + later * HOUR };
  }
  return undefined;
}
