/** Prices and delta side by side, bar by bar: what divergences and flow scores are computed on. */
import type { Millis } from '../core/units';
import type { Bar } from '../market/bar';
import type { DeltaSeries, Provenance } from './delta';

export interface FlowFrame {
  readonly provenance: Provenance;
  readonly interval: Millis;
  readonly length: number;
  readonly openTimes: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** ln(close ÷ previous close); the first bar after a gap counts from its own open. */
  readonly returns: Float64Array;
  readonly delta: Float64Array;
  /** Index of the first bar of the unbroken run that each bar stands in. */
  readonly runStart: Int32Array;
}

/** Bars of the delta's interval, ascending. A bar without a delta, or a delta without a bar, is a gap. */
export function flowFrame(bars: readonly Bar[], series: DeltaSeries): FlowFrame {
  const pairs = paired(bars, series);
  const length = pairs.length;
  const column = (value: (bar: Bar) => number) => Float64Array.from(pairs, ([bar]) => value(bar));
  const openTimes = column((bar) => bar.openTime);
  const close = column((bar) => bar.close);
  const returns = new Float64Array(length);
  const runStart = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const adjacent = i > 0 && openTimes[i - 1]! + series.interval === openTimes[i];
    runStart[i] = adjacent ? runStart[i - 1]! : i;
    returns[i] = Math.log(close[i]! / (adjacent ? close[i - 1]! : pairs[i]![0].open));
  }
  return {
    provenance: series.provenance,
    interval: series.interval,
    length,
    openTimes,
    high: column((bar) => bar.high),
    low: column((bar) => bar.low),
    close,
    returns,
    delta: Float64Array.from(pairs, ([, delta]) => delta),
    runStart,
  };
}

function paired(bars: readonly Bar[], series: DeltaSeries): [Bar, number][] {
  const pairs: [Bar, number][] = [];
  let at = 0;
  for (const bar of bars) {
    while (at < series.openTimes.length && series.openTimes[at]! < bar.openTime) at++;
    const same = series.openTimes[at] === bar.openTime && series.interval === bar.duration;
    if (same) pairs.push([bar, series.delta[at]!]);
  }
  return pairs;
}
