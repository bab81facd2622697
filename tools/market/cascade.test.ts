import { describe, expect, it } from 'vitest';

import { runCascade } from './cascade';
import type { Position } from './position';
import { SideBook } from './side-book';

const BASE: Position = {
  side: 'long',
  lots: 1000,
  entry: 100,
  leverage: 20,
  cross: false,
  liquidation: undefined,
  bankruptcy: 95,
  exit: undefined,
  takeProfit: undefined,
  term: Infinity,
};

function longWithExit(price: number, lots = 1000): Position {
  return { ...BASE, lots, exit: { price, cause: 'forced' } };
}

/** A book of longs and a mark that falls by `drop` for every push. */
function fallingMarket(positions: Position[], drop: number) {
  const book = new SideBook('long');
  positions.forEach((position) => book.open(position));
  const pushes: number[] = [];
  const run = (mark: number, slice: number) => {
    let price = mark;
    const push = (usd: number) => {
      pushes.push(usd);
      return (price -= drop);
    };
    return runCascade([book], price, push, slice);
  };
  return { book, pushes, run };
}

describe('a cascade', () => {
  it('does nothing while the mark is short of every trigger', () => {
    const { book, run } = fallingMarket([longWithExit(98)], 1);
    expect(run(98.5, 1)).toEqual([]);
    expect(book.lots).toBe(1000);
  });

  it('runs on while each close pushes the mark to the next trigger, and ends at a gap', () => {
    const { book, pushes, run } = fallingMarket(
      [99, 98, 97, 94].map((price) => longWithExit(price)),
      1,
    );
    const closings = run(99, 1);
    expect(closings.map(({ position }) => position.exit!.price)).toEqual([99, 98, 97]);
    expect(closings.map(({ price }) => price)).toEqual([98, 97, 96]);
    expect(pushes.every((usd) => usd < 0)).toBe(true);
    expect(book.count).toBe(1);
  });

  it('closes the positions of a slice at once', () => {
    const { pushes, run } = fallingMarket(
      [99, 98.9, 98.8].map((price) => longWithExit(price)),
      0.1,
    );
    run(98, 1e6);
    expect(pushes).toHaveLength(1);
    expect(pushes[0]).toBeCloseTo(-3 * 98, 9);
  });

  it('fills a take-profit at its own price without a push', () => {
    const { pushes, run } = fallingMarket([{ ...BASE, takeProfit: 103 }], 1);
    expect(run(104, 1)).toMatchObject([{ cause: 'take-profit', price: 103 }]);
    expect(pushes).toEqual([]);
  });

  it('closes shorts when the mark rises', () => {
    const book = new SideBook('short');
    book.open({ ...BASE, side: 'short', exit: { price: 101, cause: 'stop' } });
    const pushes: number[] = [];
    const push = (usd: number) => {
      pushes.push(usd);
      return 101;
    };
    expect(runCascade([book], 101, push, 1)).toMatchObject([{ cause: 'stop' }]);
    expect(pushes).toEqual([101]);
  });
});
