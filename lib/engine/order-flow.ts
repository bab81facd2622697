/** Volume delta and divergences on 15-minute bars, each bar from the best source that has it. */
import { MINUTE } from '../core/time';
import { millis } from '../core/units';
import type { Bar } from '../market/bar';
import { coarserBars } from '../orderflow/coarser-bars';
import type { DeltaSeries } from '../orderflow/delta';
import { type Divergence, divergences } from '../orderflow/divergence';
import { type FlowFrame, flowFrame } from '../orderflow/flow-frame';
import { type FlowRecord, type FlowSources, flowSources, measuredDelta } from '../orderflow/flow-sources';
import { asSeries } from '../orderflow/joined-delta';

/** The day horizon's bar. */
export const FLOW_INTERVAL = millis(15 * MINUTE);
/** What a reading of the order flow looks back on. */
const READING_BARS = 24;

export interface OrderFlow {
  readonly bars: readonly Bar[];
  /** What readings rest on: measured or estimated, never both. */
  readonly delta: DeltaSeries;
  readonly frame: FlowFrame;
  readonly divergences: readonly Divergence[];
  readonly sources: FlowSources;
  /** The minute bars that came with it, if any. */
  readonly minuteBars: readonly Bar[];
}

/** The newest minute of `flows` may still grow, so it is not counted yet. */
export function orderFlow({ bars, minuteBars, flows }: FlowRecord): OrderFlow | undefined {
  const quarters = coarserBars(bars, FLOW_INTERVAL);
  if (quarters.length === 0) return undefined;
  const sources = flowSources({ bars, minuteBars, flows: flows.slice(0, -1) }, FLOW_INTERVAL);
  return { ...readingOf(quarters, readDelta(quarters, sources)), sources, minuteBars };
}

/** What is read off a delta beside the prices of 15-minute bars. */
export function readingOf(
  bars: readonly Bar[],
  delta: DeltaSeries,
): Pick<OrderFlow, 'bars' | 'delta' | 'frame' | 'divergences'> {
  const frame = flowFrame(bars, delta);
  return { bars, delta, frame, divergences: divergences(frame) };
}

/** The measured delta once it covers the bars that a reading needs, else an estimate of all: they are never mixed. */
function readDelta(quarters: readonly Bar[], sources: FlowSources): DeltaSeries {
  const measured = asSeries(measuredDelta(sources));
  const known = new Set(measured.openTimes);
  const covered =
    quarters.length >= READING_BARS &&
    quarters.slice(-READING_BARS).every(({ openTime }) => known.has(openTime));
  const isSplit = quarters.some((bar) => bar.takerBuy !== undefined);
  return covered || isSplit ? measured : sources.estimated;
}
