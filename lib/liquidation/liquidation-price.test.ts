import { describe, expect, it } from 'vitest';

import { baseQty, price } from '../core/units';
import { liquidationDistance, liquidationPrice, marginAtDistance } from './liquidation-price';
import { type MarginTierTable, deductions } from './margin-tiers';

/** Binance's BTCUSDT brackets as of 2024-10: floors, leverages and rates; the venue publishes the deductions with them. */
const TABLE: MarginTierTable = {
  symbol: 'BTCUSDT',
  date: '2024-10-24',
  source: 'test',
  tiers: [
    { floor: 0, maxLeverage: 125, maintenanceMarginRate: 0.004 },
    { floor: 50_000, maxLeverage: 100, maintenanceMarginRate: 0.005 },
    { floor: 600_000, maxLeverage: 75, maintenanceMarginRate: 0.0065 },
    { floor: 3_000_000, maxLeverage: 50, maintenanceMarginRate: 0.01 },
    { floor: 12_000_000, maxLeverage: 25, maintenanceMarginRate: 0.02 },
  ],
};

describe('the liquidation price', () => {
  it('uses the deductions that the venue publishes with its brackets', () => {
    expect(deductions(TABLE).map((deduction) => Math.round(deduction))).toEqual([
      0, 50, 950, 11_450, 131_450,
    ]);
  });

  it('is where equity equals the maintenance margin, for both sides and any tier', () => {
    for (const side of ['long', 'short'] as const) {
      for (const [quantity, leverage] of [
        [0.5, 125],
        [5, 50],
        [40, 20],
        [150, 10],
      ] as const) {
        const entry = 60_000;
        const margin = (quantity * entry) / leverage;
        const at = liquidationPrice(
          { side, quantity: baseQty(quantity), entry: price(entry), margin },
          TABLE,
        )!;
        const index = TABLE.tiers.findLastIndex((tier) => tier.floor <= quantity * entry);
        const sign = side === 'long' ? 1 : -1;
        const equity = margin + sign * quantity * (at - entry);
        const maintenance =
          quantity * at * TABLE.tiers[index]!.maintenanceMarginRate - deductions(TABLE)[index]!;
        expect(equity).toBeCloseTo(maintenance, 4);
        expect(Math.sign(entry - at)).toBe(sign);
      }
    }
  });

  it('does not exist for a long that holds more margin than its notional', () => {
    const position = { side: 'long', quantity: baseQty(1), entry: price(60_000), margin: 61_000 } as const;
    expect(liquidationPrice(position, TABLE)).toBeUndefined();
    expect(liquidationPrice({ ...position, side: 'short' }, TABLE)).toBeGreaterThan(119_000);
  });

  it('lies nearer than 1 ÷ L by what the maintenance margin takes', () => {
    expect(liquidationDistance('long', 1 / 100, 0.004)).toBeCloseTo(0.006 / 0.996, 12);
    expect(liquidationDistance('short', 1 / 100, 0.004)).toBeCloseTo(0.006 / 1.004, 12);
    for (const side of ['long', 'short'] as const) {
      expect(marginAtDistance(side, liquidationDistance(side, 0.07, 0.01), 0.01)).toBeCloseTo(0.07, 12);
    }
  });
});
