import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { POSITION_SIDES } from '../core/position-side';
import { whipsawBands } from './whipsaw';

const band = (side: 'long' | 'short', distancePct: number, thin = false) => ({ side, distancePct, thin });
const BOTH = [band('long', 1.2), band('short', 2.9), band('short', 4)];

describe('a whipsaw', () => {
  it('is between the near bands of both sides where neither side outweighs the other', () => {
    expect([...whipsawBands(BOTH, -0.2)]).toEqual(BOTH.slice(0, 2));
  });

  it('is none with one side only, a thin line on the other, or a lopsided map', () => {
    expect(whipsawBands([band('long', 1), band('short', 3.1)], 0).size).toBe(0);
    expect(whipsawBands([band('long', 1), band('short', 1, true)], 0).size).toBe(0);
    expect(whipsawBands(BOTH, Math.log(1.5)).size).toBe(0);
    expect(whipsawBands(BOTH, undefined).size).toBe(0);
  });

  it('always has bands of both sides, and none beyond three percent', () => {
    const any = fc.record({
      side: fc.constantFrom(...POSITION_SIDES),
      distancePct: fc.double({ min: 0, max: 20, noNaN: true }),
      thin: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any), fc.double({ min: -2, max: 2, noNaN: true }), (bands, asymmetry) => {
        const found = [...whipsawBands(bands, asymmetry)];
        expect([0, 2]).toContain(new Set(found.map(({ side }) => side)).size);
        expect(found.every(({ distancePct, thin }) => distancePct <= 3 && !thin)).toBe(true);
      }),
    );
  });
});
