/**
 * Volume delta in base units: what takers bought less what they sold.
 *
 *   trades, minute flows     δ = Σ buy − Σ sell
 *   bars with a taker split  δ = 2·takerBuy − volume
 *   bars without             δ = ±volume by the sign of close − open, else of close − previous close,
 *                            else the previous bar's sign: an estimate, labelled so
 *
 * A series has one provenance. It holds only the intervals it knows whole: a missing bar is a gap, not a zero.
 */
import { floorTo, MINUTE } from '../core/time';
import type { Millis, UnixMs } from '../core/units';
import type { Bar } from '../market/bar';
import type { Trade } from '../market/trade';

export type Provenance = 'trades' | 'taker-bars' | 'estimated';

export interface DeltaSeries {
  readonly provenance: Provenance;
  readonly interval: Millis;
  /** Ascending. A step longer than `interval` is a gap. */
  readonly openTimes: Float64Array;
  readonly delta: Float64Array;
}

/** What takers bought and sold within a minute. */
export interface MinuteFlow {
  readonly openTime: UnixMs;
  readonly buy: number;
  readonly sell: number;
}

interface Piece {
  readonly openTime: UnixMs;
  readonly duration: Millis;
  readonly delta: number;
}

/** Intervals that lack any of their minutes are left out. */
export function deltaFromFlow(flows: Iterable<MinuteFlow>, interval: Millis): DeltaSeries {
  return sumPieces('trades', interval, flowPieces(flows));
}

/** Trades in time order, over whole intervals: an interval that is cut short reads too small. */
export function deltaFromTrades(trades: Iterable<Trade>, interval: Millis): DeltaSeries {
  const sums = new Map<UnixMs, number>();
  for (const { time, quantity, taker } of trades) {
    const openTime = floorTo(time, interval);
    sums.set(openTime, (sums.get(openTime) ?? 0) + (taker === 'buy' ? quantity : -quantity));
  }
  return {
    provenance: 'trades',
    interval,
    openTimes: Float64Array.from(sums.keys()),
    delta: Float64Array.from(sums.values()),
  };
}

/** Bars without a taker split are gaps. Bars may be finer than `interval`, which is then left out unless all are there. */
export function deltaFromTakerBars(bars: Iterable<Bar>, interval: Millis): DeltaSeries {
  return sumPieces('taker-bars', interval, takerPieces(bars));
}

/** The finer the bars, the better the estimate. A bar that gives no hint of a side is a gap. */
export function estimatedDelta(bars: Iterable<Bar>, interval: Millis): DeltaSeries {
  return sumPieces('estimated', interval, estimatedPieces(bars));
}

function* flowPieces(flows: Iterable<MinuteFlow>): Iterable<Piece> {
  for (const { openTime, buy, sell } of flows) yield { openTime, duration: MINUTE, delta: buy - sell };
}

function* takerPieces(bars: Iterable<Bar>): Iterable<Piece> {
  for (const { openTime, duration, volume, takerBuy } of bars) {
    if (takerBuy !== undefined) yield { openTime, duration, delta: 2 * takerBuy - volume };
  }
}

function* estimatedPieces(bars: Iterable<Bar>): Iterable<Piece> {
  let previous: Bar | undefined;
  let sign = 0;
  for (const bar of bars) {
    const { openTime, duration, volume } = bar;
    const adjacent = previous !== undefined && previous.openTime + previous.duration === openTime;
    const change = adjacent ? bar.close - previous!.close : 0;
    sign = Math.sign(bar.close - bar.open) || Math.sign(change) || (adjacent ? sign : 0);
    if (sign !== 0 || volume === 0) yield { openTime, duration, delta: sign * volume };
    previous = bar;
  }
}

function sumPieces(provenance: Provenance, interval: Millis, pieces: Iterable<Piece>): DeltaSeries {
  const openTimes: number[] = [];
  const delta: number[] = [];
  let openTime = -1;
  let covered = 0;
  let sum = 0;
  for (const piece of pieces) {
    const start = floorTo(piece.openTime, interval);
    if (start !== openTime) [openTime, covered, sum] = [start, 0, 0];
    covered += piece.duration;
    sum += piece.delta;
    if (covered === interval) {
      openTimes.push(openTime);
      delta.push(sum);
    }
  }
  return { provenance, interval, openTimes: Float64Array.from(openTimes), delta: Float64Array.from(delta) };
}
