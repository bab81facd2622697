/**
 * A cascade: the positions whose trigger the mark has reached are closed a slice at a time, their flow moves the
 * mark, the moved mark reaches further triggers, until none is left.
 */
import { toUsd } from './lots';
import { type CloseCause, type Position, signOf } from './position';
import type { SideBook } from './side-book';

export interface Closing {
  readonly position: Position;
  readonly cause: CloseCause;
  /** The mark when it was filled; the target itself for a take-profit. */
  readonly price: number;
}

/** Trades US dollars at the market (buys positive) and returns the mark that they make. */
export type Push = (signedUsd: number) => number;

export function runCascade(
  books: readonly SideBook[],
  startMark: number,
  push: Push,
  slice: number,
): Closing[] {
  const closings: Closing[] = [];
  for (let mark = startMark; ;) {
    for (const position of books.flatMap((book) => book.takeTargets(mark))) {
      closings.push({ position, cause: 'take-profit', price: position.takeProfit! });
    }
    const exits = books.flatMap((book) => book.takeExits(mark, slice));
    if (exits.length === 0) return closings;
    mark = push(exits.reduce((sum, { side, lots }) => sum - signOf(side) * toUsd(lots, mark), 0));
    for (const position of exits) closings.push({ position, cause: position.exit!.cause, price: mark });
  }
}
