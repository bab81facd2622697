/**
 * A series is stored in blocks of half a UTC day, one record each, so that a read of days is a few records and an append
 * rewrites one. Half a day, because Chromium moves a value above 64 KiB into a file of its own: one-minute bars of a
 * whole day are above, and measured three times as slow to append to.
 */
import { HOUR } from '../core/time';
import type { UnixMs } from '../core/units';

export const BLOCK_LENGTH = 12 * HOUR;

export function blockOf(time: number): number {
  return Math.floor(time / BLOCK_LENGTH);
}

export function blockStart(block: number): UnixMs {
  return (block * BLOCK_LENGTH) as UnixMs;
}

export function groupByBlock<Row>(rows: readonly Row[], time: (row: Row) => UnixMs): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const block = blockOf(time(row));
    const group = groups.get(block);
    if (group) group.push(row);
    else groups.set(block, [row]);
  }
  return groups;
}
