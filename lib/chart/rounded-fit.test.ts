import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type PriceScale, yOfPrice } from './price-scale';
import { withinRounding } from './rounded-fit';
import type { LabelPoint } from './scale-fit';

function rounded(scale: PriceScale, prices: readonly number[], grain = 1): LabelPoint[] {
  return prices.map((price) => {
    const y = Math.round(yOfPrice(scale, price) / grain) * grain;
    return { price, y, rounding: 0, grain };
  });
}

describe('a line through rounded labels', () => {
  test('passes every label within the rounding, as the true one does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 30, max: 90, noNaN: true }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        fc.integer({ min: 3, max: 14 }),
        (pitch, offset, count) => {
          const scale = {
            kind: 'linear',
            slope: -pitch / 100,
            intercept: offset + pitch * (600 + count),
          } as const;
          const labels = rounded(
            scale,
            Array.from({ length: count }, (_, i) => 60_000 + 100 * i),
          );
          const line = withinRounding('linear', labels)!;
          for (const { price, y } of labels) expect(Math.abs(yOfPrice(line, price) - y)).toBeLessThan(0.53);
          for (const { price } of labels)
            expect(Math.abs(yOfPrice(line, price) - yOfPrice(scale, price))).toBeLessThan(1);
        },
      ),
    );
  });

  test('is none where a label stands exactly, or off the line', () => {
    const scale = { kind: 'linear', slope: -0.4, intercept: 24_300.3 } as const;
    const labels = rounded(scale, [60_000, 60_100, 60_200, 60_300]);
    expect(withinRounding('linear', labels)).toBeDefined();
    expect(withinRounding('linear', [...labels, { ...labels[0]!, grain: 0 }])).toBeUndefined();
    expect(withinRounding('linear', [...labels, { ...labels[0]!, y: labels[0]!.y + 3 }])).toBeUndefined();
  });
});
