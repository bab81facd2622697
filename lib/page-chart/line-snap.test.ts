import { describe, expect, test } from 'vitest';

import type { TextMark } from '../chart/label-column';
import { snapped } from './line-snap';

const GRID = '#333';
const LAST = '#fff';

function mark(y: number, ink = GRID, x = 800): TextMark {
  return { text: `${y}`, x, y, align: 'left', width: 40, grain: 0, ink };
}

const lines = [100.5, 150.5, 199.5, 249.5].map((y) => ({ y, stroke: 'silver' }));
/** Each a pixel or two above its line. */
const labels = [99, 148.5, 198, 247.5].map((y) => mark(y));

function placed(marks: readonly TextMark[], on = lines): (readonly [number, number])[] {
  return snapped(marks, on).map(({ y, grain }) => [y, grain]);
}

describe('labels beside grid lines', () => {
  test('are put onto their lines, which are crisp at whole pixels', () => {
    expect(placed(labels)).toEqual([100.5, 150.5, 199.5, 249.5].map((y) => [y, 1]));
  });

  test('are taken as exact where the lines stand at any fraction of a pixel', () => {
    const fine = [100.13, 150.02, 199.91, 249.8].map((y) => ({ y, stroke: 'silver' }));
    expect(placed(labels, fine)).toEqual(fine.map(({ y }) => [y, 0]));
  });

  test('find them although more labels of times stand in a row near one line', () => {
    const times = [100, 200, 300, 400, 500, 600].map((x) => mark(392, GRID, x));
    const withFoot = [...lines, { y: 400.5, stroke: 'silver' }];
    const found = placed([...labels, ...times], withFoot);
    expect(found.slice(0, 4).map(([y]) => y)).toEqual([100.5, 150.5, 199.5, 249.5]);
    expect(found.slice(4)).toEqual(times.map(({ y }) => [y, 0]));
  });

  test('stay off the last price’s line, which only the last price is put onto', () => {
    const priced = [...lines, { y: 148.5, stroke: 'red' }];
    const found = placed([...labels, mark(150, LAST)], priced);
    expect(found[1]).toEqual([150.5, 1]);
    expect(found[4]).toEqual([148.5, 1]);
  });

  test('stay where they are without three lines of a grid', () => {
    expect(snapped(labels, lines.slice(0, 2))).toEqual(labels);
    expect(snapped(labels, [])).toEqual(labels);
  });
});
