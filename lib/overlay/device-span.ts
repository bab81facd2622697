/**
 * The one rule that takes css px to device px: both ends of a span are rounded on their own, so that neighbours share
 * an edge, and nothing that is to be seen gets thinner than `thinnest`, grown about its middle.
 */
import type { CssPx, DevicePx } from '../core/units';

export interface DeviceSpan {
  readonly start: DevicePx;
  readonly length: DevicePx;
}

export function deviceSpan(from: CssPx, to: CssPx, ratio: number, thinnest = 1): DeviceSpan {
  const low = Math.round(Math.min(from, to) * ratio);
  const high = Math.round(Math.max(from, to) * ratio);
  const lacking = thinnest - (high - low);
  const start = lacking > 0 ? low - Math.floor(lacking / 2) : low;
  return { start: start as DevicePx, length: Math.max(high - low, thinnest) as DevicePx };
}

export function devicePoint(at: CssPx, ratio: number): DevicePx {
  return Math.round(at * ratio) as DevicePx;
}
