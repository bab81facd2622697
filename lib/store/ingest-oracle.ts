/**
 * What an interrupted ingest must still satisfy, without a store: a source of rows that depend on nothing but their
 * index, and an audit of what a store holds against it. The cursor is the index of the first row not yet taken.
 */
import { MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';

interface Audit {
  /** Rows before the cursor that are not stored. */
  readonly lost: number;
  /** Times that are stored more than once. */
  readonly doubled: number;
  /** Rows that are not what the source gave. */
  readonly altered: number;
  /** Rows stored although the cursor does not claim them. */
  readonly unclaimed: number;
}

export const CLEAN: Audit = { lost: 0, doubled: 0, altered: 0, unclaimed: 0 };

/** The bar number `index` from `start` on; every seventh has no taker split. */
export function sourceBar(start: number, index: number): Bar {
  const close = 60_000 + ((index * 7919) % 1000);
  const bar: Bar = {
    openTime: unixMs(start + index * MINUTE),
    duration: MINUTE,
    open: price(60_000),
    high: price(61_000),
    low: price(59_999.5),
    close: price(close),
    volume: baseQty(10 + (index % 13)),
  };
  return index % 7 === 0 ? bar : { ...bar, takerBuy: baseQty(index % 11) };
}

export function sourceBars(start: number, from: number, to: number): Bar[] {
  return Array.from({ length: to - from }, (_, offset) => sourceBar(start, from + offset));
}

export function audit(stored: readonly Bar[], start: number, cursor: number): Audit {
  const byTime = new Map(stored.map((bar) => [bar.openTime as number, bar]));
  const claimed = sourceBars(start, 0, cursor);
  const sameAs = (bar: Bar) => JSON.stringify(byTime.get(bar.openTime)) === JSON.stringify(bar);
  const present = claimed.filter((bar) => byTime.has(bar.openTime));
  return {
    lost: claimed.length - present.length,
    doubled: stored.length - byTime.size,
    altered: present.filter((bar) => !sameAs(bar)).length,
    unclaimed: byTime.size - present.length,
  };
}
