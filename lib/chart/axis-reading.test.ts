import { describe, expect, test } from 'vitest';

import { readAxes } from './axis-reading';
import type { TextMark } from './label-column';
import { yOfPrice } from './price-scale';

const GRID = '#888';
const LAST = '#fff';

function mark(text: string, y: number, ink = GRID, x = 10): TextMark {
  return { text, x, y, align: 'left', width: 40, grain: 0, ink };
}

/** 60,000 … 60,400 every 50 px, from below. */
const grid = ['60,000', '60,100', '60,200', '60,300', '60,400'].map((text, i) => mark(text, 300 - 50 * i));

describe('a vertical axis', () => {
  test('is read with the last price apart from the grid', () => {
    const axis = readAxes([...grid, mark('60,143.5', 228, LAST)])[0]!;
    expect(yOfPrice(axis.scale!, 60_250)).toBeCloseTo(175);
    expect(axis.followers).toMatchObject([{ price: 60_143.5, y: 228 }]);
  });

  test('finds the last price by its place where all labels share an ink', () => {
    const axis = readAxes([...grid, mark('60,143.5', 228)])[0]!;
    expect(axis.followers).toMatchObject([{ price: 60_143.5 }]);
  });

  test('is the longest aligned column, not the legend beside it', () => {
    const legend = [
      mark('59,000', 20, GRID, 300),
      mark('59,010', 40, GRID, 300),
      mark('59,030', 55, GRID, 300),
    ];
    expect(yOfPrice(readAxes([...legend, ...grid])[0]!.scale!, 60_000)).toBeCloseTo(300);
  });

  test('keeps the later of two drawings of one label', () => {
    const stale = grid.map((each) => ({ ...each, y: each.y - 17 }));
    expect(yOfPrice(readAxes([...stale, ...grid])[0]!.scale!, 60_000)).toBeCloseTo(300);
  });

  test('is refused in percent, upside down, or when its labels agree on nothing', () => {
    const percent = ['0.00%', '1.00%', '2.00%'].map((text, i) => mark(text, 300 - 50 * i));
    expect(readAxes(percent)).toMatchObject([{ refusal: 'percent' }]);
    const inverted = grid.map((each) => ({ ...each, y: 400 - each.y }));
    expect(readAxes(inverted)).toMatchObject([{ refusal: 'inverted' }]);
    const noise = ['12', '7', '93', '55'].map((text, i) => mark(text, [10, 90, 130, 300][i]!));
    expect(readAxes(noise)).toMatchObject([{ refusal: 'unreadable' }]);
  });

  test('is refused while its labels leave open whether it is logarithmic', () => {
    const whole = (text: string, y: number): TextMark => ({ ...mark(text, y), grain: 1 });
    const marks = [whole('61,000', 223), whole('62,000', 148), whole('63,000', 74)];
    const [axis] = readAxes(marks);
    expect(axis).toMatchObject({ refusal: 'unreadable', fit: { open: true } });
    expect(axis).not.toHaveProperty('scale');
    const { fit: _, ...before } = axis!;
    const known = readAxes(marks, [{ ...before, lean: 3.4 }]);
    expect(known[0]).toMatchObject({ scale: { kind: 'linear' } });
  });

  test('is none with fewer than three numbers', () => {
    expect(readAxes(grid.slice(0, 2))).toEqual([]);
    expect(readAxes([mark('12:00', 10), mark('13:00', 40), mark('14:00', 70)])).toEqual([]);
  });

  test('shares its column with the panes under it, each with a scale of its own', () => {
    const volume = ['2,000', '1,000', '0'].map((text, i) => mark(text, 340 + 40 * i));
    const [price, lower, ...more] = readAxes([...grid, ...volume, mark('60,143.5', 228, LAST)]);
    expect(more).toEqual([]);
    expect(yOfPrice(price!.scale!, 60_250)).toBeCloseTo(175);
    expect(yOfPrice(lower!.scale!, 1_500)).toBeCloseTo(360);
    expect(price!.extent).toMatchObject({ top: 100, bottom: 300 });
    expect(lower!.extent).toMatchObject({ top: 340, bottom: 420 });
  });

  test('takes the last price from a surface that lies over it', () => {
    const [axis] = readAxes(grid, [], [mark('60,143.5', 228, GRID, 14)]);
    expect(axis!.followers).toMatchObject([{ price: 60_143.5, y: 228 }]);
    expect(axis!.fit!.inliers).toHaveLength(grid.length);
  });

  test('stands on either side of a plot that has two', () => {
    const left = grid.map((each) => ({ ...each, align: 'right' as const, x: 50 }));
    const right = grid.map((each, i) => ({ ...each, x: 700, text: String(10 * i) }));
    expect(readAxes([...left, ...right]).map(({ extent }) => extent.left)).toEqual([10, 700]);
  });
});
