/** Reads request parameters with the venue's own checks. */
import { missing, unlisted, wrong } from './okx-error';
import type { Swap } from './swap';

export type Query = URLSearchParams;

export function required(query: Query, name: string): string {
  const value = query.get(name);
  if (!value) throw missing(name);
  return value;
}

/** Checks that `instId` was sent and is the one instrument that has data. */
export function requireSwap(query: Query, swap: Swap): void {
  if (required(query, 'instId') !== swap.symbol) throw unlisted();
}

/** For calls where `instId` may be left out. */
export function requireSwapIfSent(query: Query, swap: Swap): void {
  if (required(query, 'instType') !== 'SWAP') throw wrong('instType');
  if (query.has('instId')) requireSwap(query, swap);
}

export function integer(query: Query, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,16}$/.test(text)) throw wrong(name);
  return Number(text);
}

/** Over the cap, the venue gives the cap. */
export function limit(query: Query, usual: number, cap: number): number {
  return Math.min(integer(query, 'limit') ?? usual, cap);
}
