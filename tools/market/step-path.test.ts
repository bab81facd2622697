import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { type Ohlc, meanPrice, priceAt, reachFraction } from './step-path';

const price = fc.double({ min: 90, max: 110, noNaN: true });
const bar = fc.array(price, { minLength: 4, maxLength: 4 }).map(([open, close, a, b]): Ohlc => {
  const all = [open!, close!, a!, b!];
  return { open: open!, high: Math.max(...all), low: Math.min(...all), close: close! };
});

it('starts at the open, ends at the close and stays between low and high', () => {
  fc.assert(
    fc.property(bar, fc.double({ min: 0, max: 1, noNaN: true }), (path, fraction) => {
      expect(priceAt(path, 0)).toBe(path.open);
      expect(priceAt(path, 1)).toBeCloseTo(path.close, 9);
      expect(priceAt(path, fraction)).toBeGreaterThanOrEqual(path.low - 1e-9);
      expect(priceAt(path, fraction)).toBeLessThanOrEqual(path.high + 1e-9);
    }),
  );
});

it('has the asked price where it says that it first reaches it', () => {
  fc.assert(
    fc.property(bar, fc.double({ min: 0, max: 1, noNaN: true }), (path, share) => {
      const asked = path.open - share * (path.open - path.low);
      const fraction = reachFraction(path, asked, -1);
      expect(priceAt(path, fraction)).toBeCloseTo(asked, 6);
    }),
  );
});

it('has the mean that a fine sampling of its path has', () => {
  const path = { open: 100, high: 107, low: 95, close: 103 };
  const samples = Array.from({ length: 30_000 }, (_, i) => priceAt(path, (i + 0.5) / 30_000));
  expect(meanPrice(path)).toBeCloseTo(samples.reduce((sum, sample) => sum + sample, 0) / 30_000, 4);
});
