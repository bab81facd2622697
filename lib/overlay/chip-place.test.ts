import fc from 'fast-check';
import { expect, test } from 'vitest';

import { clampedPlace, movedByKey, readoutPlace } from './chip-place';

test('the chip is always inside its pane, if it fits at all', () => {
  const px = fc.integer({ min: -5_000, max: 5_000 });
  fc.assert(
    fc.property(px, px, fc.integer({ min: 300, max: 3_000 }), (left, bottom, size) => {
      const place = clampedPlace(
        { left, bottom },
        { width: 250, height: 120 },
        { width: size, height: size },
      );
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.left + 250).toBeLessThanOrEqual(size);
      expect(place.bottom).toBeGreaterThanOrEqual(0);
      expect(place.bottom + 120).toBeLessThanOrEqual(size);
    }),
  );
});

test('arrow keys move it, farther with shift; other keys do not', () => {
  expect(movedByKey({ left: 100, bottom: 100 }, 'ArrowUp', false)).toEqual({ left: 100, bottom: 108 });
  expect(movedByKey({ left: 100, bottom: 100 }, 'ArrowLeft', true)).toEqual({ left: 52, bottom: 100 });
  expect(movedByKey({ left: 100, bottom: 100 }, 'Enter', false)).toBeUndefined();
});

const pane = { width: 800, height: 500 };
const readout = { width: 270, height: 160 };

test.each([
  ['above a folded chip', { left: 10, bottom: 8, width: 200, height: 28 }, { left: 10, bottom: 42 }],
  ['beside a tall one', { left: 10, bottom: 8, width: 272, height: 440 }, { left: 288, bottom: 8 }],
  [
    'on the other side at the right edge',
    { left: 520, bottom: 8, width: 272, height: 440 },
    { left: 244, bottom: 8 },
  ],
  [
    'below one that fills the top',
    { left: 10, bottom: 300, width: 780, height: 190 },
    { left: 10, bottom: 134 },
  ],
])('a readout stands %s', (_, chip, place) => {
  expect(readoutPlace(chip, readout, pane)).toEqual(place);
});

test('a readout is inside the pane, and leaves the chip’s head free where the chip is taller', () => {
  const size = fc.record({
    width: fc.integer({ min: 300, max: 900 }),
    height: fc.integer({ min: 230, max: 700 }),
  });
  const px = fc.integer({ min: 0, max: 900 });
  fc.assert(
    fc.property(size, px, px, fc.integer({ min: 210, max: 600 }), (pane, left, bottom, height) => {
      const extent = { width: 272, height: Math.min(height, pane.height - 8) };
      const chip = { ...extent, ...clampedPlace({ left, bottom }, extent, pane) };
      const place = readoutPlace(chip, readout, pane);
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.left + readout.width).toBeLessThanOrEqual(pane.width);
      expect(place.bottom).toBeGreaterThanOrEqual(0);
      expect(place.bottom + readout.height).toBeLessThanOrEqual(pane.height);
      const aside = place.left >= chip.left + chip.width || place.left + readout.width <= chip.left;
      const head = chip.bottom + chip.height - 34;
      const clear = place.bottom >= chip.bottom + chip.height || place.bottom + readout.height <= head;
      expect(aside || clear).toBe(true);
    }),
  );
});
