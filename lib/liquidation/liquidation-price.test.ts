import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { baseQty, price } from '../core/units';
import {
  inverseLiquidationPrice,
  liquidationDistance,
  liquidationPrice,
  marginAtDistance,
} from './liquidation-price';
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

/** BTCUSD_PERP in coins, as far as 100 BTC. */
const IN_COINS: MarginTierTable = {
  symbol: 'BTCUSD_PERP',
  date: '2020-06-11',
  source: 'test',
  tiers: [
    { floor: 0, maxLeverage: 125, maintenanceMarginRate: 0.004 },
    { floor: 5, maxLeverage: 100, maintenanceMarginRate: 0.005 },
    { floor: 10, maxLeverage: 50, maintenanceMarginRate: 0.01 },
    { floor: 20, maxLeverage: 20, maintenanceMarginRate: 0.025 },
    { floor: 50, maxLeverage: 10, maintenanceMarginRate: 0.05 },
  ],
};

interface Account {
  readonly side: 'long' | 'short';
  readonly dollars: number;
  readonly entry: number;
  readonly margin: number;
}

/** Coins left above the maintenance margin, as the account books them: each dollar of the contract is 1 ÷ P coins. */
function coinsToSpare({ side, dollars, entry, margin }: Account, mark: number): number {
  const index = IN_COINS.tiers.findLastIndex((tier) => tier.floor <= dollars / entry);
  const profit = (side === 'long' ? 1 : -1) * (dollars / entry - dollars / mark);
  const value = dollars / mark;
  const maintenance = value * IN_COINS.tiers[index]!.maintenanceMarginRate - deductions(IN_COINS)[index]!;
  return margin + profit - maintenance;
}

/** The mark walks away from the entry by ever smaller steps, each taken back once it went too far. */
function simulated(account: Account): number | undefined {
  const way = account.side === 'long' ? -1 : 1;
  let mark = account.entry;
  let step = 0.1;
  while (step > 1e-13) {
    const next = mark * Math.exp(way * step);
    if (next > 1e9) return undefined;
    if (coinsToSpare(account, next) > 0) mark = next;
    else step /= 2;
  }
  return mark;
}

describe('the liquidation price of an inverse contract', () => {
  const accounts = fc.record({
    side: fc.constantFrom('long' as const, 'short' as const),
    dollars: fc.double({ min: 100, max: 5e6, noNaN: true }),
    entry: fc.double({ min: 10_000, max: 200_000, noNaN: true }),
    leverage: fc.double({ min: 1.2, max: 18, noNaN: true }),
    extra: fc.double({ min: 1, max: 3, noNaN: true }),
  });

  it('is where a walk of the mark empties the margin balance, in coins', () => {
    fc.assert(
      fc.property(accounts, ({ side, dollars, entry, leverage, extra }) => {
        const account = { side, dollars, entry, margin: (dollars / entry / leverage) * extra };
        const walked = simulated(account);
        const computed = inverseLiquidationPrice({ ...account, entry: price(entry) }, IN_COINS);
        if (walked === undefined) expect(computed ?? Infinity).toBeGreaterThan(1e8);
        else expect(computed! / walked).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('is (1 ± MMR) ÷ (1 ± 1 ÷ L) of the entry on isolated margin in the lowest tier', () => {
    const at = (side: 'long' | 'short') =>
      inverseLiquidationPrice({ side, dollars: 60_000, entry: price(50_000), margin: 0.12 }, IN_COINS);
    expect(at('long')).toBeCloseTo((50_000 * 1.004) / 1.1, 6);
    expect(at('short')).toBeCloseTo((50_000 * 0.996) / 0.9, 6);
  });

  it('does not exist for a short that holds more than its size in coins, and does for such a long', () => {
    const position = { dollars: 60_000, entry: price(50_000), margin: 1.25 };
    expect(inverseLiquidationPrice({ ...position, side: 'short' }, IN_COINS)).toBeUndefined();
    expect(inverseLiquidationPrice({ ...position, side: 'long' }, IN_COINS)).toBeCloseTo(
      (60_000 * 1.004) / 2.45,
      6,
    );
  });

  it('comes nearer for longs than on a linear contract, and stands farther off for shorts', () => {
    const linear = (side: 'long' | 'short') =>
      liquidationPrice({ side, quantity: baseQty(1), entry: price(50_000), margin: 5_000 }, TABLE)!;
    const inverse = (side: 'long' | 'short') =>
      inverseLiquidationPrice({ side, dollars: 50_000, entry: price(50_000), margin: 0.1 }, IN_COINS)!;
    expect(inverse('long')).toBeGreaterThan(linear('long'));
    expect(inverse('short')).toBeGreaterThan(linear('short'));
  });
});
