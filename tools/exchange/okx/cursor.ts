/**
 * OKX's paging: `after` asks for what is older than a stamp and `before` for what is newer, neither with the stamp itself.
 * Of what is left, the newest come, newest first: with `before` alone, too, they are the newest there are.
 */
import { type Query, integer, limit } from './query';

export interface Window {
  /** Exclusive. */
  readonly newerThan: number;
  /** Exclusive. */
  readonly olderThan: number;
  readonly count: number;
}

export function windowOf(
  query: Query,
  [usual, cap]: readonly [usual: number, cap: number],
  [newer, older]: readonly [newer: string, older: string] = ['before', 'after'],
): Window {
  return {
    newerThan: integer(query, newer) ?? -1,
    olderThan: integer(query, older) ?? Infinity,
    count: limit(query, usual, cap),
  };
}

/** `rows`: ascending. */
export function newestFirst<Row>(
  rows: readonly Row[],
  stampOf: (row: Row) => number,
  { newerThan, olderThan, count }: Window,
): Row[] {
  return rows
    .filter((row) => stampOf(row) > newerThan && stampOf(row) < olderThan)
    .slice(-count)
    .toReversed();
}
