import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { coinAndUnit } from './coin-unit';

const name = fc.stringMatching(/^[A-Z]{1,10}$/);
const multiple = fc.constantFrom(
  ['1000', 1_000] as const,
  ['10000', 10_000] as const,
  ['1000000', 1_000_000] as const,
  ['1M', 1_000_000] as const,
);

describe('the coin of a contract', () => {
  it.each([
    ['BTC', 'BTC', 1],
    ['1000PEPE', 'PEPE', 1_000],
    ['1MBABYDOGE', 'BABYDOGE', 1_000_000],
    ['1000000MOG', 'MOG', 1_000_000],
    ['10000LADYS', 'LADYS', 10_000],
    ['1000X', 'X', 1_000],
    ['1INCH', '1INCH', 1],
    ['1000', '1000', 1],
    ['1M', '1M', 1],
    ['C98', 'C98', 1],
  ])('of %s is %s, ×%d', (base, coin, unit) => {
    expect(coinAndUnit(base)).toEqual({ coin, unit });
  });

  it('is what stands behind the multiple, whatever its name', () => {
    fc.assert(
      fc.property(name, multiple, (coin, [written, unit]) => {
        expect(coinAndUnit(written + coin)).toEqual({ coin, unit });
        expect(coinAndUnit(coin)).toEqual({ coin, unit: 1 });
      }),
    );
  });
});
