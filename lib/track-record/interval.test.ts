import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ratioInterval, shareInterval } from './interval';
import { noise } from './path.testing';

describe('the interval of a share', () => {
  it('is that of the literature', () => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, method 3.
    expect(shareInterval(81, 263)!.low).toBeCloseTo(0.2553, 4);
    expect(shareInterval(81, 263)!.high).toBeCloseTo(0.3662, 4);
    expect(shareInterval(15, 148)!.low).toBeCloseTo(0.0624, 4);
    expect(shareInterval(15, 148)!.high).toBeCloseTo(0.1605, 4);
    expect(shareInterval(0, 20)).toMatchObject({ value: 0, low: 0 });
    expect(shareInterval(0, 20)!.high).toBeCloseTo(0.1611, 4);
  });

  it('holds the share, lies within 0 and 1, and is none of nothing', () => {
    expect(shareInterval(0, 0)).toBeUndefined();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const { value, low, high } = shareInterval(Math.round(n * share), n)!;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(value).toBeGreaterThanOrEqual(low - 1e-12);
          expect(value).toBeLessThanOrEqual(high + 1e-12);
        },
      ),
    );
  });
});

describe('the interval of a ratio', () => {
  it('is none of a single case', () => {
    expect(ratioInterval([])).toBeUndefined();
    expect(
      ratioInterval([
        { of: 1, to: 2 },
        { of: 0, to: 0 },
      ]),
    ).toBeUndefined();
  });

  it('has no width where all cases agree', () => {
    const { value, low, high } = ratioInterval([1, 5, 9].map((to) => ({ of: 0.4 * to, to })))!;
    expect([value, low, high].map((each) => each.toFixed(9))).toEqual([
      '0.400000000',
      '0.400000000',
      '0.400000000',
    ]);
  });

  it('holds the truth about nineteen times in twenty', () => {
    const random = noise(3);
    let held = 0;
    for (let i = 0; i < 1_000; i++) {
      const cases = Array.from({ length: 40 }, () => {
        const to = 1 + random();
        return { of: to * (0.3 + 0.4 * (random() - 0.5)), to };
      });
      const { low, high } = ratioInterval(cases)!;
      held += Number(low <= 0.3 && high >= 0.3);
    }
    expect(held).toBeGreaterThan(920);
    expect(held).toBeLessThan(970);
  });
});
