/**
 * Exhaustion: price still moves one way, bar after bar, while the delta on that side shrinks; over three bars or more.
 * It is read at the last bar, of measured delta only, and says nothing of what comes.
 */
import { type UnixMs, unixMs } from '../core/units';
import type { FlowFrame } from './flow-frame';

export interface Exhaustion {
  /** The side that price still moves to. */
  readonly side: 'buy' | 'sell';
  readonly bars: number;
  /** When the first of them opened. */
  readonly since: UnixMs;
}

const LEAST_BARS = 3;

/** Undefined where there is none. The frame ends with the bar that is asked about. */
export function exhaustion(frame: FlowFrame): Exhaustion | undefined {
  return fading(frame, 1) ?? fading(frame, -1);
}

function fading(frame: FlowFrame, way: 1 | -1): Exhaustion | undefined {
  const { length, returns, delta, openTimes } = frame;
  const last = length - 1;
  const onSide = (i: number): number => Math.max(0, way * delta[i]!);
  const moves = (i: number): boolean => way * returns[i]! > 0 && frame.runStart[last]! <= i;
  let first = length;
  while (first > 0 && moves(first - 1) && (first === length || onSide(first - 1) > onSide(first))) first--;
  const bars = length - first;
  if (bars < LEAST_BARS) return undefined;
  return { side: way > 0 ? 'buy' : 'sell', bars, since: unixMs(openTimes[first]!) };
}
