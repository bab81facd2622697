/** Volume delta, CVD and divergences on 15-minute bars, with the best provenance that the bars allow. */
import { MINUTE } from '../core/time';
import { millis } from '../core/units';
import type { Bar } from '../market/bar';
import { coarserBars } from '../orderflow/coarser-bars';
import { type Cvd, cvd } from '../orderflow/cvd';
import { type DeltaSeries, deltaFromTakerBars, estimatedDelta } from '../orderflow/delta';
import { type Divergence, divergences } from '../orderflow/divergence';
import { type FlowFrame, flowFrame } from '../orderflow/flow-frame';

/** The day horizon's bar. */
const FLOW_INTERVAL = millis(15 * MINUTE);

export interface OrderFlow {
  readonly bars: readonly Bar[];
  readonly delta: DeltaSeries;
  readonly cvd: Cvd;
  readonly frame: FlowFrame;
  readonly divergences: readonly Divergence[];
}

export function orderFlow(bars: readonly Bar[]): OrderFlow | undefined {
  const quarters = coarserBars(bars, FLOW_INTERVAL);
  if (quarters.length === 0) return undefined;
  const split = quarters.some((bar) => bar.takerBuy !== undefined);
  const delta = split ? deltaFromTakerBars(quarters, FLOW_INTERVAL) : estimatedDelta(quarters, FLOW_INTERVAL);
  const frame = flowFrame(quarters, delta);
  return { bars: quarters, delta, cvd: cvd(delta, 'utc-day'), frame, divergences: divergences(frame) };
}
