/**
 * What takers did against price over the last 24 bars of the horizon (orderflow/flow-score.ts), the newest divergences,
 * and where price stands: against its range of the 24 bars before, and four hours ago.
 */
import { HOUR } from '../../core/time';
import { millis, type UnixMs, unixMs } from '../../core/units';
import type { Divergence } from '../../orderflow/divergence';
import type { FlowFrame } from '../../orderflow/flow-frame';
import { flowScore } from '../../orderflow/flow-score';
import { divergenceOptions } from '../cvd';
import type { Horizon } from '../horizon';
import { stale } from '../signal';
import { absent, type Reading } from './reading';

export interface Flow {
  readonly frame: FlowFrame;
  /** Ascending by confirmation. */
  readonly divergences: readonly Divergence[];
}

export interface FlowReadings {
  readonly priceZ: number;
  readonly cvdZ: number;
  readonly residualZ: number;
  /** CVD's z over the last six bars. */
  readonly turnZ: number | undefined;
  readonly close: number;
  /** Of the 24 bars before the newest. */
  readonly highest: number | undefined;
  readonly lowest: number | undefined;
  /** ln(close ÷ close of four hours before), in percent. */
  readonly moved: number | undefined;
  /** How many bars ago one was confirmed; undefined where there was none. */
  readonly bearishAge: number | undefined;
  readonly bullishAge: number | undefined;
}

const BARS = 24;
const TURN_BARS = 6;
const APPROACH = 4 * HOUR;
/** The newest bar may be this many bars behind. */
const OLDEST_BARS = 2;

export function flowReadings(flow: Flow | undefined, now: UnixMs, horizon: Horizon): Reading<FlowReadings> {
  const last = flow ? lastClosed(flow.frame, now) : -1;
  if (!flow || last < 0) return absent('no-data');
  const { frame, divergences } = flow;
  const { interval } = frame;
  const asOf = unixMs(frame.openTimes[last]! + interval);
  if (stale(asOf, now, millis(OLDEST_BARS * interval))) return absent('stale', asOf);
  const options = divergenceOptions(horizon);
  const score = flowScore(frame, last + 1 - BARS, last, options);
  if (!score) return absent('warming-up', asOf);
  const age = (direction: 'bearish' | 'bullish'): number | undefined => {
    const newest = divergences.findLast(
      ({ kind, confirmedTime }) => confirmedTime <= now && kind.endsWith(direction),
    );
    return newest && (asOf - newest.confirmedTime) / interval;
  };
  const value: FlowReadings = {
    priceZ: score.priceZ,
    cvdZ: score.cvdZ,
    residualZ: score.residualZ,
    turnZ: flowScore(frame, last + 1 - TURN_BARS, last, options)?.cvdZ,
    close: frame.close[last]!,
    ...rangeBefore(frame, last),
    moved: movedSince(frame, last, Math.round(APPROACH / interval)),
    bearishAge: age('bearish'),
    bullishAge: age('bullish'),
  };
  return { value, asOf };
}

function lastClosed({ openTimes, interval, length }: FlowFrame, now: UnixMs): number {
  let last = length - 1;
  while (last >= 0 && openTimes[last]! + interval > now) last--;
  return last;
}

/** No range is known over a gap. */
function rangeBefore(frame: FlowFrame, last: number): Pick<FlowReadings, 'highest' | 'lowest'> {
  const from = last - BARS;
  if (frame.runStart[last]! > from) return { highest: undefined, lowest: undefined };
  return {
    highest: Math.max(...frame.high.subarray(from, last)),
    lowest: Math.min(...frame.low.subarray(from, last)),
  };
}

function movedSince({ close, runStart }: FlowFrame, last: number, bars: number): number | undefined {
  const from = last - bars;
  return runStart[last]! > from ? undefined : Math.log(close[last]! / close[from]!) * 100;
}
