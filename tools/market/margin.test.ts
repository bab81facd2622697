import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deductions, tierIndexAt } from '../../lib/liquidation/margin-tiers';
import { SIMULATED_TIERS, bankruptcyPrice, liquidationPrice } from './margin';

const position = fc.record({
  sign: fc.constantFrom<1 | -1>(1, -1),
  notional: fc.double({ min: 100, max: 2e7, noNaN: true }),
  entry: fc.double({ min: 0.01, max: 2e5, noNaN: true }),
  leverage: fc.double({ min: 2, max: 20, noNaN: true }),
});

describe('the liquidation price', () => {
  it('is where the equity equals the maintenance margin', () => {
    fc.assert(
      fc.property(position, ({ sign, notional, entry, leverage }) => {
        const quantity = notional / entry;
        const margin = notional / leverage;
        const price = liquidationPrice(sign, quantity, entry, margin)!;
        const tier = tierIndexAt(SIMULATED_TIERS, quantity * entry);
        const rate = SIMULATED_TIERS.tiers[tier]!.maintenanceMarginRate;
        const equity = margin + sign * quantity * (price - entry);
        const maintenance = quantity * price * rate - deductions(SIMULATED_TIERS)[tier]!;
        expect(Math.abs(equity - maintenance) / notional).toBeLessThan(1e-9);
      }),
    );
  });

  it('is reached before the margin is gone', () => {
    fc.assert(
      fc.property(position, ({ sign, notional, entry, leverage }) => {
        const quantity = notional / entry;
        const margin = notional / leverage;
        const price = liquidationPrice(sign, quantity, entry, margin)!;
        expect(sign * (price - bankruptcyPrice(sign, quantity, entry, margin))).toBeGreaterThan(0);
      }),
    );
  });

  it('is at 0.4 % of maintenance margin 24 % nearer at 50x than without it', () => {
    const distance = 1 - liquidationPrice(1, 0.1, 60_000, 6_000 / 50)! / 60_000;
    expect(1 / 50 / distance - 1).toBeGreaterThan(0.23);
    expect(1 / 50 / distance - 1).toBeLessThan(0.26);
  });

  it('does not exist for a long whose margin covers all of it', () => {
    expect(liquidationPrice(1, 1, 60_000, 60_000)).toBeUndefined();
    expect(liquidationPrice(-1, 1, 60_000, 60_000)).toBeGreaterThan(60_000);
  });
});
