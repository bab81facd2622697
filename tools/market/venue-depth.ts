/** A venue's book: its share of each level of the whole market's, a lot at least, on the venue's own ticks. */
import type { MarketFeed } from '../exchange/market-feed';
import type { DividedPart } from './market-division';
import { StepGrid } from './step-grid';

type Level = [price: number, quantity: number];

/** In ticks: a price on a tick is a little beside it as a binary number. */
const SLACK = 1e-6;

export function venueDepth(
  whole: MarketFeed,
  part: DividedPart,
  levels: number,
  now: number,
): { bids: Level[]; asks: Level[] } {
  const coarser = Math.max(1, Math.round(part.tickSize / whole.tickSize));
  const { bids, asks } = whole.depth(levels * coarser);
  const shift = new StepGrid(whole.tickSize).nearest(part.prices.shift(bids[0]?.[0] ?? 0, now));
  const ticks = new StepGrid(part.tickSize);
  // Bids down and asks up: so rounding to coarser ticks crosses no book.
  const down = (price: number): number => ticks.value(Math.floor((price + shift) / part.tickSize + SLACK));
  const up = (price: number): number => ticks.value(Math.ceil((price + shift) / part.tickSize - SLACK));
  const side = (of: readonly Level[], rounded: (price: number) => number): Level[] =>
    merged(of.map(([price, quantity]) => [rounded(price), quantity]))
      .slice(0, levels)
      .map(([price, quantity]) => [price, shareOf(quantity, part)]);
  return { bids: side(bids, down), asks: side(asks, up) };
}

function shareOf(quantity: number, { share, stepSize }: DividedPart): number {
  const grid = new StepGrid(stepSize);
  return grid.value(Math.max(1, Math.floor((quantity * share) / stepSize)));
}

/** Neighbours that rounding put on one price become one level. */
function merged(levels: readonly Level[]): Level[] {
  const found: Level[] = [];
  for (const [price, quantity] of levels) {
    const last = found.at(-1);
    if (last?.[0] === price) last[1] += quantity;
    else found.push([price, quantity]);
  }
  return found;
}
