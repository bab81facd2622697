/** Bars of a longer interval made of finer ones; one that lacks any of its parts is left out, and so is a gap. */
import { floorTo } from '../core/time';
import { baseQty, type Millis, price } from '../core/units';
import type { Bar } from '../market/bar';

export function coarserBars(bars: readonly Bar[], interval: Millis): Bar[] {
  const result: Bar[] = [];
  let parts: Bar[] = [];
  for (const bar of bars) {
    const openTime = floorTo(bar.openTime, interval);
    if (parts.length > 0 && floorTo(parts[0]!.openTime, interval) !== openTime) parts = [];
    parts.push(bar);
    const covered = parts.reduce((sum, part) => sum + part.duration, 0);
    if (covered === interval) result.push(joined(parts, interval));
  }
  return result;
}

function joined(parts: readonly Bar[], duration: Millis): Bar {
  const first = parts[0]!;
  const split = parts.every((part) => part.takerBuy !== undefined);
  return {
    openTime: first.openTime,
    duration,
    open: first.open,
    high: price(Math.max(...parts.map((part) => part.high))),
    low: price(Math.min(...parts.map((part) => part.low))),
    close: parts.at(-1)!.close,
    volume: total(parts, (part) => part.volume),
    ...(split && { takerBuy: total(parts, (part) => part.takerBuy!) }),
  };
}

function total(parts: readonly Bar[], quantity: (part: Bar) => number) {
  return baseQty(parts.reduce((sum, part) => sum + quantity(part), 0));
}
