/**
 * From the delta that the worker sends to what the chart draws: bars of the chosen length, and their running sum from the
 * chosen anchor. What is estimated is a track of its own and never adds to what is measured: both start anew where the
 * other took over.
 */
import { MINUTE } from '../../lib/core/time';
import { millis, unixMs } from '../../lib/core/units';
import { type Anchor, cvd } from '../../lib/orderflow/cvd';
import type { Provenance } from '../../lib/orderflow/delta';
import { type DeltaBars, coarserDelta } from '../../lib/orderflow/delta-bars';
import type { CvdSettings } from '../../lib/protocol/cvd-settings';
import type { OrderFlowView } from '../../lib/protocol/order-flow';

export type Values = (number | null)[];

/** Bars as they are sent: a null where there is none. */
export interface SentBars {
  readonly delta: readonly (number | null)[];
  readonly sources: string;
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
}

/** One line or row of candles, a value for each of the chart's times. */
export interface Track {
  readonly delta: Values;
  /** Within the bar, from its own start. */
  readonly low: Values;
  readonly high: Values;
  /** The sum as the bar begins and ends. */
  readonly open: Values;
  readonly close: Values;
  /** Since when the newest value counts. */
  readonly since: number | undefined;
}

const SOURCES: Readonly<Record<string, Provenance>> = { t: 'trades', b: 'taker-bars', e: 'estimated' };

/** When the chart's bars open; the newest is closed. */
export function trackTimes({ from, interval, closes }: OrderFlowView, bar: CvdSettings['bar']): number[] {
  const length = bar * MINUTE;
  const first = Math.ceil(from / length) * length;
  const end = from + closes.length * interval;
  return Array.from(
    { length: Math.max(0, Math.floor((end - first) / length)) },
    (_, i) => first + i * length,
  );
}

/** `kind`: which of the bars; of a longer bar that is estimated in part all is. */
export function trackOf(
  view: OrderFlowView,
  sent: SentBars,
  kind: 'measured' | 'estimated',
  times: readonly number[],
  { bar, anchor }: { readonly bar: CvdSettings['bar']; readonly anchor: Anchor },
): Track {
  const length = millis(bar * MINUTE);
  const all = coarserDelta(barsOf(view, sent), length);
  const bars = only(all, kind);
  const line = cvd(bars, anchor);
  const [places, points] = [placesOf(bars.openTimes), placesOf(line.openTimes)];
  const column = (of: ReadonlyMap<number, number>, value: (i: number) => number): Values =>
    times.map((time) => {
      const i = of.get(time);
      return i === undefined ? null : value(i);
    });
  const skipped = bars.openTimes.length - line.openTimes.length;
  return {
    delta: column(places, (i) => bars.delta[i]!),
    low: column(places, (i) => bars.low[i]!),
    high: column(places, (i) => bars.high[i]!),
    open: column(points, (i) => line.values[i]! - bars.delta[skipped + i]!),
    close: column(points, (i) => line.values[i]!),
    since: line.since.at(-1),
  };
}

/** Where nothing finer is known the running delta went straight to its end. */
function barsOf({ from, interval }: OrderFlowView, { delta, sources, low, high }: SentBars): DeltaBars {
  const known = delta.flatMap((value, i) => (value === null ? [] : [[i, value] as const]));
  return {
    interval: millis(interval),
    openTimes: Float64Array.from(known, ([i]) => from + i * interval),
    delta: Float64Array.from(known, ([, value]) => value),
    low: Float64Array.from(known, ([i, value]) => Math.min(0, value, low?.[i] ?? 0)),
    high: Float64Array.from(known, ([i, value]) => Math.max(0, value, high?.[i] ?? 0)),
    sources: known.map(([i]) => SOURCES[sources[i] ?? ''] ?? 'estimated'),
  };
}

function only(bars: DeltaBars, kind: 'measured' | 'estimated'): DeltaBars {
  const kept = bars.sources.flatMap((source, i) =>
    (source === 'estimated') === (kind === 'estimated') ? [i] : [],
  );
  const column = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!);
  return {
    interval: bars.interval,
    openTimes: column(bars.openTimes),
    delta: column(bars.delta),
    low: column(bars.low),
    high: column(bars.high),
    sources: kept.map((i) => bars.sources[i]!),
  };
}

function placesOf(times: Float64Array): Map<number, number> {
  return new Map(Array.from(times, (time, i) => [time, i]));
}

/** The setting as an anchor. Without funding times, or a time that was picked, there is nothing to count from. */
export function anchorOf({ anchor, start }: CvdSettings, fundingTimes: readonly number[]): Anchor {
  if (anchor === 'funding') return { since: fundingTimes.map(unixMs) };
  if (anchor === 'manual') return { since: start === undefined ? [] : [unixMs(start)] };
  return anchor;
}
