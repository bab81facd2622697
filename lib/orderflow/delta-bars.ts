/**
 * Volume delta as bars: what a bar's running delta came to, and how far it went on the way. The running delta starts at 0,
 * so low ≤ 0 ≤ high; both are seen at the ends of the finer intervals that a bar is made of.
 */
import { floorTo } from '../core/time';
import { type Millis, unixMs } from '../core/units';
import type { Provenance } from './delta';
import { type JoinedDelta, rounded, weakest } from './joined-delta';

export interface DeltaBars extends JoinedDelta {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Bars of which nothing finer is known: the running delta went straight to where it ended. */
export function straight(joined: JoinedDelta): DeltaBars {
  return {
    ...joined,
    low: joined.delta.map((delta) => Math.min(0, delta)),
    high: joined.delta.map((delta) => Math.max(0, delta)),
  };
}

interface Growing {
  readonly openTime: number;
  parts: number;
  delta: number;
  low: number;
  high: number;
  readonly sources: Set<Provenance>;
}

/** Bars of a longer interval; one that lacks any of its parts is left out. */
export function coarserDelta(bars: DeltaBars, interval: Millis): DeltaBars {
  const whole = interval / bars.interval;
  const made: Growing[] = [];
  let growing: Growing | undefined;
  bars.openTimes.forEach((time, i) => {
    const openTime = floorTo(unixMs(time), interval);
    if (growing?.openTime !== openTime)
      growing = { openTime, parts: 0, delta: 0, low: 0, high: 0, sources: new Set() };
    growing.low = Math.min(growing.low, growing.delta + bars.low[i]!);
    growing.high = Math.max(growing.high, growing.delta + bars.high[i]!);
    growing.delta += bars.delta[i]!;
    growing.sources.add(bars.sources[i]!);
    growing.parts++;
    if (growing.parts === whole) made.push(growing);
  });
  const column = (value: (bar: Growing) => number) => Float64Array.from(made, (bar) => rounded(value(bar)));
  return {
    interval,
    openTimes: Float64Array.from(made, ({ openTime }) => openTime),
    delta: column(({ delta }) => delta),
    low: column(({ low }) => low),
    high: column(({ high }) => high),
    sources: made.map(({ sources }) => weakest([...sources])),
  };
}
