/**
 * The objects that a chart hands out for its time scale and its time zone. The library may make a new one at each call,
 * and tie it to the chart for good, so they are asked for rarely: upon another symbol or resolution, when the time scale
 * fails, and now and then, since a chart whose saved layout was loaded keeps a dead one alive.
 */
import { ask, finite } from './page-calls';

export interface ChartHandles {
  readonly timeScale: unknown;
  readonly zones: unknown;
}

interface Kept extends ChartHandles {
  readonly symbol: string;
  readonly resolution: string;
  reads: number;
}

const MOST_READS = 600;
const kept = new WeakMap<object, Kept>();

export function handlesOf(chart: object, symbol: string, resolution: string): ChartHandles {
  const before = kept.get(chart);
  if (
    before?.symbol === symbol &&
    before.resolution === resolution &&
    ++before.reads < MOST_READS &&
    finite(ask(before.timeScale, 'width')) !== undefined
  ) {
    return before;
  }
  const timeScale = ask(chart, 'getTimeScale');
  const fresh = { timeScale, zones: ask(chart, 'getTimezoneApi'), symbol, resolution, reads: 0 };
  kept.set(chart, fresh);
  return fresh;
}
