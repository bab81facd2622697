/**
 * Who leads the flow, over the last 24 bars of the horizon. First that holds:
 *
 *   divergence  one confirmed within those bars (orderflow/divergence.ts)
 *   absorption  |residual z| ≥ 2 while price is flat (orderflow/absorption.ts)
 *   aligned     |CVD z| ≥ 1 and |price z| ≥ 1, the same way
 *   lead        |CVD z| ≥ 1; it ends when |CVD z| falls below 0.5
 *   flat        otherwise
 *
 * The value is the z that the reading rests on: the residual's for the first two, CVD's for the others.
 */
import { millis, type UnixMs, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { absorbed, aligned, LEAD_Z, FLAT_Z, RESIDUAL_Z } from '../orderflow/absorption';
import { coarserBars } from '../orderflow/coarser-bars';
import type { DeltaSeries } from '../orderflow/delta';
import { DIVERGENCE_OPTIONS, divergences, type DivergenceOptions } from '../orderflow/divergence';
import { type FlowFrame, flowFrame } from '../orderflow/flow-frame';
import { flowScore } from '../orderflow/flow-score';
import { type Horizon, HORIZONS } from './horizon';
import { type Frame, type Signal, stale, unknown } from './signal';

const BARS = 24;
const SPARK_BARS = 96;
/** A quarter of the history is enough to begin with. */
const LEAST_SHARE = 0.25;
/** The newest bar may be this many bars behind. */
const OLDEST_BARS = 2;

export interface FlowInput {
  /** Of the horizon's interval or finer. */
  readonly bars: readonly Bar[];
  /** Of the horizon's interval; undefined when there is no source for it. */
  readonly delta: DeltaSeries | undefined;
}

export function cvdSignal(input: FlowInput, now: UnixMs, horizon: Horizon = HORIZONS.day): Signal {
  const flow = input.delta && flowFrame(coarserBars(input.bars, horizon.interval), input.delta);
  const last = (flow?.length ?? 0) - 1;
  const window = millis(BARS * horizon.interval);
  if (!flow || last < 0) return unknown({ signal: 'cvd', unit: 'z', window, spark: [] }, 'no-data');
  const asOf = unixMs(flow.openTimes[last]! + horizon.interval);
  const frame: Frame = { signal: 'cvd', unit: 'z', window, spark: spark(flow), asOf };
  if (stale(asOf, now, millis(OLDEST_BARS * horizon.interval))) return unknown(frame, 'stale');
  const said = reading(flow, divergenceOptions(horizon));
  return said ? { ...frame, ...said } : unknown(frame, 'warming-up');
}

/** The rules of a divergence, with the horizon's history. */
export function divergenceOptions(horizon: Horizon): DivergenceOptions {
  const window = horizon.history / horizon.interval;
  return { ...DIVERGENCE_OPTIONS, window, least: window * LEAST_SHARE };
}

type Said = Pick<Signal, 'reading'> & { readonly value: number; readonly threshold: number };

function reading(flow: FlowFrame, options: DivergenceOptions): Said | undefined {
  const last = flow.length - 1;
  const score = flowScore(flow, last - BARS + 1, last, options);
  if (!score) return undefined;
  const recent = divergences(flow, options).at(-1);
  if (recent && recent.confirmedTime > flow.openTimes[last]! + flow.interval - BARS * flow.interval) {
    const bullish = recent.kind.endsWith('bullish');
    return said(bullish ? 'bullish-divergence' : 'bearish-divergence', recent.residualZ, RESIDUAL_Z);
  }
  const side = absorbed(score);
  if (side) return said(side === 'buy' ? 'buy-absorption' : 'sell-absorption', score.residualZ, RESIDUAL_Z);
  const together = aligned(score);
  if (together) return said(together === 'buy' ? 'buyers-aligned' : 'sellers-aligned', score.cvdZ, LEAD_Z);
  const leader = leading(flow, options);
  if (leader === 0) return said('flat', score.cvdZ, LEAD_Z);
  return said(leader > 0 ? 'buyers-lead' : 'sellers-lead', score.cvdZ, FLAT_Z);
}

function said(reading: Signal['reading'], value: number, size: number): Said {
  return { reading, value, threshold: value < 0 ? -size : size };
}

/** The side that last reached a lead and has not lost it since, looking back one window: +1, −1 or 0. */
function leading(flow: FlowFrame, options: DivergenceOptions): number {
  for (let to = flow.length - 1; to > flow.length - 1 - BARS; to--) {
    const z = flowScore(flow, to - BARS + 1, to, options)?.cvdZ ?? 0;
    if (Math.abs(z) < FLAT_Z) return 0;
    if (Math.abs(z) >= LEAD_Z) return Math.sign(z);
  }
  return 0;
}

/** CVD since the first bar shown, or since the last gap: a gap is one undefined. */
function spark(flow: FlowFrame): (number | undefined)[] {
  const points: (number | undefined)[] = [];
  let sum = 0;
  for (let i = Math.max(0, flow.length - SPARK_BARS); i < flow.length; i++) {
    if (flow.runStart[i] === i) {
      if (points.length > 0) points.push(undefined);
      sum = 0;
    }
    sum += flow.delta[i]!;
    points.push(sum);
  }
  return points;
}
