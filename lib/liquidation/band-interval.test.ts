import fc from 'fast-check';
import { expect, it } from 'vitest';

import { forcedInterval } from './band-interval';

const quantity = fc.double({ min: 1, max: 1e12, noNaN: true });
const distance = fc.double({ min: 0, max: 20, noNaN: true });

it('the interval of a band scales with its estimate, is ordered and never negative', () => {
  fc.assert(
    fc.property(quantity, distance, (estimated, distancePct) => {
      const { low, high } = forcedInterval(estimated, distancePct);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(forcedInterval(2 * estimated, distancePct)).toEqual({ low: 2 * low, high: 2 * high });
    }),
  );
});

it('a band near price is less sure than one far from it', () => {
  const near = forcedInterval(1, 1);
  const far = forcedInterval(1, 6);
  expect(near.high / near.low).toBeGreaterThan(far.high / far.low);
});
