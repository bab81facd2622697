import fc from 'fast-check';
import { expect, it } from 'vitest';

import { forcedInterval } from './band-interval';

it('the interval of a band’s dollars scales with them, is ordered and never negative', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (usd) => {
      const { low, high } = forcedInterval(usd);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(forcedInterval(2 * usd)).toEqual({ low: 2 * low, high: 2 * high });
    }),
  );
});
