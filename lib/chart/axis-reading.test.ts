import { describe, expect, test } from 'vitest';

import { readAxis } from './axis-reading';
import type { TextMark } from './label-column';
import { yOfPrice } from './price-scale';

const GRID = '#888';
const LAST = '#fff';

function mark(text: string, y: number, ink = GRID, x = 10): TextMark {
  return { text, x, y, align: 'left', ink };
}

/** 60,000 … 60,400 every 50 px, from below. */
const grid = ['60,000', '60,100', '60,200', '60,300', '60,400'].map((text, i) => mark(text, 300 - 50 * i));

describe('a vertical axis', () => {
  test('is read with the last price apart from the grid', () => {
    const axis = readAxis([...grid, mark('60,143.5', 228, LAST)])!;
    expect(yOfPrice(axis.scale!, 60_250)).toBeCloseTo(175);
    expect(axis.followers).toMatchObject([{ price: 60_143.5, y: 228 }]);
  });

  test('finds the last price by its place where all labels share an ink', () => {
    const axis = readAxis([...grid, mark('60,143.5', 228)])!;
    expect(axis.followers).toMatchObject([{ price: 60_143.5 }]);
  });

  test('is the longest aligned column, not the legend beside it', () => {
    const legend = [
      mark('59,000', 20, GRID, 300),
      mark('59,010', 40, GRID, 300),
      mark('59,030', 55, GRID, 300),
    ];
    expect(yOfPrice(readAxis([...legend, ...grid])!.scale!, 60_000)).toBeCloseTo(300);
  });

  test('keeps the later of two drawings of one label', () => {
    const stale = grid.map((each) => ({ ...each, y: each.y - 17 }));
    expect(yOfPrice(readAxis([...stale, ...grid])!.scale!, 60_000)).toBeCloseTo(300);
  });

  test('is refused in percent, upside down, or when its labels agree on nothing', () => {
    const percent = ['0.00%', '1.00%', '2.00%'].map((text, i) => mark(text, 300 - 50 * i));
    expect(readAxis(percent)).toMatchObject({ refusal: 'percent' });
    const inverted = grid.map((each) => ({ ...each, y: 400 - each.y }));
    expect(readAxis(inverted)).toMatchObject({ refusal: 'inverted' });
    const noise = ['12', '7', '93', '55'].map((text, i) => mark(text, [10, 90, 130, 300][i]!));
    expect(readAxis(noise)).toMatchObject({ refusal: 'unreadable' });
  });

  test('is none with fewer than three numbers', () => {
    expect(readAxis(grid.slice(0, 2))).toBeUndefined();
    expect(readAxis([mark('12:00', 10), mark('13:00', 40), mark('14:00', 70)])).toBeUndefined();
  });
});
