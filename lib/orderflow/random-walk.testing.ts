/** Seeded random walks for tests: price and delta with a chosen correlation and nothing to find. */
import { MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { deltaFromTakerBars } from './delta';
import { flowFrame, type FlowFrame } from './flow-frame';

export interface Walk {
  readonly closes: readonly number[];
  readonly deltas: readonly number[];
  /** Indices of minutes that are not there. */
  readonly missing?: readonly number[];
}

export function randomWalk(options: {
  readonly bars: number;
  readonly seed: number;
  readonly correlation: number;
  readonly missing?: readonly number[];
}): Walk {
  const normal = normals(options.seed);
  const closes: number[] = [];
  const deltas: number[] = [];
  let height = 0;
  for (let i = 0; i < options.bars; i++) {
    const step = normal();
    height += step;
    closes.push(100 * Math.exp(0.001 * height));
    deltas.push(options.correlation * step + Math.sqrt(1 - options.correlation ** 2) * normal());
  }
  return { closes, deltas, ...(options.missing && { missing: options.missing }) };
}

/** One bar a minute from the epoch on. */
export function walkBars({ closes, deltas, missing = [] }: Walk): Bar[] {
  const bars = closes.map((close, i): Bar => {
    const open = closes[i - 1] ?? close;
    const volume = 10 + Math.abs(deltas[i]!);
    return {
      openTime: unixMs(i * MINUTE),
      duration: MINUTE,
      open: price(open),
      high: price(Math.max(open, close)),
      low: price(Math.min(open, close)),
      close: price(close),
      volume: baseQty(volume),
      takerBuy: baseQty((volume + deltas[i]!) / 2),
    };
  });
  return bars.filter((_, i) => !missing.includes(i));
}

export function walkFrame(walk: Walk): FlowFrame {
  const bars = walkBars(walk);
  return flowFrame(bars, deltaFromTakerBars(bars, MINUTE));
}

/** mulberry32 and the Box–Muller transform. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
