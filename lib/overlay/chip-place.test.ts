import fc from 'fast-check';
import { expect, test } from 'vitest';

import { clampedPlace, movedByKey } from './chip-place';

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
