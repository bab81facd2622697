/** Forced orders in dollars, counted in slots of equal length; a slot that was not heard whole is not known, whatever came. */
import { floorTo } from '../core/time';
import { type Millis, type UnixMs, unixMs } from '../core/units';
import { type Heard, unheard } from '../market/heard';
import type { Liquidation } from '../market/liquidation';

export interface ForcedSlots {
  readonly interval: Millis;
  /** When the first slot begins; one follows the other. */
  readonly from: UnixMs;
  /** Dollars of longs and of shorts that were force-closed; NaN where the slot was not heard whole. */
  readonly long: Float64Array;
  readonly short: Float64Array;
}

export interface ForcedRecord {
  readonly liquidations: readonly Liquidation[];
  readonly heard: readonly Heard[];
}

/** Whole slots of `[from, to)`. */
export function forcedSlots(
  { liquidations, heard }: ForcedRecord,
  interval: Millis,
  from: UnixMs,
  to: UnixMs,
): ForcedSlots {
  const start = floorTo(from, interval);
  const count = Math.max(0, Math.floor((to - start) / interval));
  const long = new Float64Array(count);
  const short = new Float64Array(count);
  for (const order of liquidations) {
    const slot = Math.floor((order.time - start) / interval);
    if (slot < 0 || slot >= count) continue;
    (order.position === 'long' ? long : short)[slot]! += dollarsOf(order);
  }
  for (const hole of unheard(heard, start, unixMs(start + count * interval))) {
    const last = Math.ceil((hole.to - start) / interval);
    for (let slot = Math.floor((hole.from - start) / interval); slot < last; slot++)
      long[slot] = short[slot] = NaN;
  }
  return { interval, from: start, long, short };
}

/** The sum of feeds over the same slots: a slot that one of them did not hear is not known. */
export function summedSlots(parts: readonly [ForcedSlots, ...ForcedSlots[]]): ForcedSlots {
  const [first, ...rest] = parts;
  const sum = (side: 'long' | 'short') =>
    first[side].map((dollars, i) => rest.reduce((total, part) => total + (part[side][i] ?? NaN), dollars));
  return { interval: first.interval, from: first.from, long: sum('long'), short: sum('short') };
}

/** At its fill, else at its order's price; one without either has no known size in dollars and adds nothing. */
export function dollarsOf({ quantity, fillPrice, orderPrice }: Liquidation): number {
  return quantity * (fillPrice ?? orderPrice ?? 0);
}
