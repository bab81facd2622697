/** Volume delta, CVD and divergences on 15-minute bars, with the best provenance that the bars allow. */
import { MINUTE } from '../core/time';
import { millis } from '../core/units';
import type { Bar } from '../market/bar';
import { coarserBars } from '../orderflow/coarser-bars';
import { type Cvd, cvd } from '../orderflow/cvd';
import {
  type DeltaSeries,
  type MinuteFlow,
  deltaFromFlow,
  deltaFromTakerBars,
  estimatedDelta,
} from '../orderflow/delta';
import { type Divergence, divergences } from '../orderflow/divergence';
import { type FlowFrame, flowFrame } from '../orderflow/flow-frame';

/** The day horizon's bar. */
const FLOW_INTERVAL = millis(15 * MINUTE);
/** What a reading of the order flow looks back on. */
const READING_BARS = 24;

export interface OrderFlow {
  readonly bars: readonly Bar[];
  readonly delta: DeltaSeries;
  readonly cvd: Cvd;
  readonly frame: FlowFrame;
  readonly divergences: readonly Divergence[];
}

export function orderFlow(bars: readonly Bar[], flows: readonly MinuteFlow[]): OrderFlow | undefined {
  const quarters = coarserBars(bars, FLOW_INTERVAL);
  if (quarters.length === 0) return undefined;
  return readingOf(quarters, bestDelta(quarters, flows));
}

/** What is read off a delta beside the prices of 15-minute bars. */
export function readingOf(bars: readonly Bar[], delta: DeltaSeries): OrderFlow {
  const frame = flowFrame(bars, delta);
  return { bars, delta, cvd: cvd(delta, 'utc-day'), frame, divergences: divergences(frame) };
}

/**
 * The venue's own taker split where it has one, since it reaches back; else the recorded trades once they cover the
 * bars that a reading needs; else an estimate. One source for the whole series: they are never mixed.
 */
function bestDelta(quarters: readonly Bar[], flows: readonly MinuteFlow[]): DeltaSeries {
  if (quarters.some((bar) => bar.takerBuy !== undefined)) return deltaFromTakerBars(quarters, FLOW_INTERVAL);
  const traded = deltaFromFlow(flows, FLOW_INTERVAL);
  const known = new Set(traded.openTimes);
  const covered =
    quarters.length >= READING_BARS &&
    quarters.slice(-READING_BARS).every(({ openTime }) => known.has(openTime));
  return covered ? traded : estimatedDelta(quarters, FLOW_INTERVAL);
}
