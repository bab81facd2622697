/**
 * All that a market's delta can be read from, and the bars that are read from it. Measured and estimated delta are kept
 * apart: a bar is measured only if all of it is.
 */
import { MINUTE } from '../core/time';
import { type Millis, millis } from '../core/units';
import type { Bar } from '../market/bar';
import {
  type DeltaSeries,
  type MinuteFlow,
  deltaFromFlow,
  deltaFromTakerBars,
  estimatedDelta,
} from './delta';
import { coarserDelta, straight } from './delta-bars';
import { type JoinedDelta, joinedDelta, labelled } from './joined-delta';

const FIVE_MINUTES = millis(5 * MINUTE);

export interface FlowSources {
  /** Measured, by trades where they are whole, else by the venue's taker split; in intervals of five minutes and of one. */
  readonly five: JoinedDelta;
  readonly one: JoinedDelta;
  /** In intervals of the chart's bars, whatever else is known of them. */
  readonly estimated: DeltaSeries;
}

export interface FlowRecord {
  /** Five-minute bars; minute bars where they are there. */
  readonly bars: readonly Bar[];
  readonly minuteBars: readonly Bar[];
  /** Minutes of trades that are settled. */
  readonly flows: readonly MinuteFlow[];
}

export function flowSources({ bars, minuteBars, flows }: FlowRecord, interval: Millis): FlowSources {
  const measured = (of: readonly Bar[], length: Millis): JoinedDelta =>
    joinedDelta([labelled(deltaFromFlow(flows, length)), labelled(deltaFromTakerBars(of, length))]);
  return {
    five: measured(bars, FIVE_MINUTES),
    one: measured(minuteBars, MINUTE),
    estimated: estimatedDelta(bars, interval),
  };
}

/** The measured delta of the chart's bars. */
export function measuredDelta({ five, estimated }: FlowSources): JoinedDelta {
  return coarserDelta(straight(five), estimated.interval);
}

/** The best that is known of each of the chart's bars, up to the newest that a better source will not come for. */
export function bestDelta(sources: FlowSources): JoinedDelta {
  return awaited(joinedDelta([measuredDelta(sources), labelled(sources.estimated)]));
}

/**
 * The newest bar's last trades, or its taker split, may be on their way: where the bar before is measured, an estimate would
 * be shown for a moment and be corrected at once.
 */
function awaited(joined: JoinedDelta): JoinedDelta {
  const { openTimes, delta, sources } = joined;
  const last = sources.length - 1;
  const isBroken = openTimes[last - 1] !== openTimes[last]! - joined.interval;
  if (sources[last] !== 'estimated' || isBroken || sources[last - 1] === 'estimated') return joined;
  return {
    ...joined,
    openTimes: openTimes.subarray(0, last),
    delta: delta.subarray(0, last),
    sources: sources.slice(0, last),
  };
}
