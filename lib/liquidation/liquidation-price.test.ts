import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { baseQty, price } from '../core/units';
import {
  inverseLiquidation,
  linearLiquidation,
  liquidationDistance,
  marginAtDistance,
} from './liquidation-price';
import { MARGIN_RULES } from './margin-rules';
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

const TERMS = { tiers: TABLE, rule: MARGIN_RULES.binance };

describe('the liquidation price', () => {
  it('uses the deductions that the venue publishes with its brackets', () => {
    expect(deductions(TABLE).map((deduction) => Math.round(deduction))).toEqual([
      0, 50, 950, 11_450, 131_450,
    ]);
  });

  const positions = fc.record({
    side: fc.constantFrom('long' as const, 'short' as const),
    quantity: fc.double({ min: 1e-4, max: 2_000, noNaN: true }),
    entry: fc.double({ min: 1_000, max: 200_000, noNaN: true }),
    leverage: fc.double({ min: 1.1, max: 20, noNaN: true }),
  });
  type Position = typeof positions extends fc.Arbitrary<infer P> ? P : never;
  const pointOf = ({ side, quantity, entry, leverage }: Position) =>
    linearLiquidation(
      { side, quantity: baseQty(quantity), entry: price(entry), margin: (quantity * entry) / leverage },
      TERMS,
    );

  it('is where equity equals the maintenance margin of the tier that the position is in by then', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const point = pointOf(position);
        fc.pre(point !== undefined);
        const { side, quantity, entry, leverage } = position;
        const notional = quantity * point.price;
        const index = TABLE.tiers.findLastIndex(({ floor }) => floor <= notional * (1 + 1e-12));
        const equity =
          (quantity * entry) / leverage + (side === 'long' ? 1 : -1) * quantity * (point.price - entry);
        const maintenance = notional * TABLE.tiers[index]!.maintenanceMarginRate - deductions(TABLE)[index]!;
        expect(equity / notional).toBeCloseTo(maintenance / notional, 9);
        expect(point.distance).toBeCloseTo(Math.abs(point.price / entry - 1), 12);
      }),
    );
  });

  it('is in a lower tier than the entry where a long has fallen through a floor, in a higher one where a short has risen', () => {
    const at = (side: 'long' | 'short', quantity: number) =>
      linearLiquidation(
        { side, quantity: baseQty(quantity), entry: price(60_000), margin: (quantity * 60_000) / 5 },
        TERMS,
      )?.tier;
    expect(at('long', 10.5)).toBe(1);
    expect(at('short', 9.5)).toBe(2);
  });

  it('comes nearer with every step of leverage, and lies on the losing side', () => {
    fc.assert(
      fc.property(positions, fc.double({ min: 1.01, max: 2, noNaN: true }), (position, more) => {
        const near = pointOf({ ...position, leverage: position.leverage * more });
        const far = pointOf(position);
        fc.pre(near !== undefined && near.distance > 0 && position.quantity * position.entry < 1e6);
        expect(near.price < position.entry).toBe(position.side === 'long');
        if (far) expect(near.distance).toBeLessThan(far.distance);
      }),
    );
  });

  it('moves without a jump as the size passes a tier’s floor', () => {
    for (const side of ['long', 'short'] as const) {
      for (const { floor } of TABLE.tiers.slice(1)) {
        const at = (notional: number) =>
          pointOf({ side, quantity: notional / 60_000, entry: 60_000, leverage: 3 })!.price;
        for (const notional of [floor, floor / 0.7, floor * 0.8])
          expect(at(notional * (1 + 1e-9)) / at(notional * (1 - 1e-9))).toBeCloseTo(1, 8);
      }
    }
  });

  it('of a rate that holds for the whole position jumps there, and knows no deduction', () => {
    const inContracts = { tiers: { ...TABLE, coinsAt: price(50_000) }, rule: MARGIN_RULES.okx };
    const at = (quantity: number) =>
      linearLiquidation(
        { side: 'long', quantity: baseQty(quantity), entry: price(60_000), margin: (quantity * 60_000) / 10 },
        inContracts,
      )!;
    // Tiers count coins: one coin is 50 000 in the table, whatever price has done since.
    expect(at(0.99)).toMatchObject({ tier: 0 });
    expect(at(0.99).price).toBeCloseTo(54_000 / (1 - 0.004 - 0.0005), 6);
    expect(at(1.01)).toMatchObject({ tier: 1 });
    expect(at(1.01).price).toBeCloseTo(54_000 / (1 - 0.005 - 0.0005), 6);
  });

  it('does not exist for a long that holds more margin than its notional', () => {
    const position = { side: 'long', quantity: baseQty(1), entry: price(60_000), margin: 61_000 } as const;
    expect(linearLiquidation(position, TERMS)).toBeUndefined();
    expect(linearLiquidation({ ...position, side: 'short' }, TERMS)?.price).toBeGreaterThan(119_000);
  });

  it('lies nearer than 1 ÷ L by what the maintenance margin takes', () => {
    expect(liquidationDistance('long', 1 / 100, 0.004)).toBeCloseTo(0.006 / 0.996, 12);
    expect(liquidationDistance('short', 1 / 100, 0.004)).toBeCloseTo(0.006 / 1.004, 12);
    for (const side of ['long', 'short'] as const) {
      expect(marginAtDistance(side, liquidationDistance(side, 0.07, 0.01), 0.01)).toBeCloseTo(0.07, 12);
    }
  });
});

/** BTCUSD_PERP as far as 100 BTC; the floors are coins, at a price of one. */
const IN_COINS: MarginTierTable = {
  symbol: 'BTCUSD_PERP',
  date: '2020-06-11',
  source: 'test',
  coinsAt: price(1),
  tiers: [
    { floor: 0, maxLeverage: 125, maintenanceMarginRate: 0.004 },
    { floor: 5, maxLeverage: 100, maintenanceMarginRate: 0.005 },
    { floor: 10, maxLeverage: 50, maintenanceMarginRate: 0.01 },
    { floor: 20, maxLeverage: 20, maintenanceMarginRate: 0.025 },
    { floor: 50, maxLeverage: 10, maintenanceMarginRate: 0.05 },
  ],
};

const COIN_TERMS = { tiers: IN_COINS, rule: MARGIN_RULES.binance };

interface Account {
  readonly side: 'long' | 'short';
  readonly dollars: number;
  readonly entry: number;
  readonly margin: number;
}

/** Coins left above the maintenance margin, as the account books them: each dollar of the contract is 1 ÷ P coins. */
function coinsToSpare({ side, dollars, entry, margin }: Account, mark: number): number {
  const index = IN_COINS.tiers.findLastIndex((tier) => tier.floor <= dollars / mark);
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
        const computed = inverseLiquidation({ ...account, entry: price(entry) }, COIN_TERMS)?.price;
        if (walked === undefined) expect(computed ?? Infinity).toBeGreaterThan(1e8);
        else expect(computed! / walked).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('is (1 ± MMR) ÷ (1 ± 1 ÷ L) of the entry on isolated margin in the lowest tier', () => {
    const at = (side: 'long' | 'short') =>
      inverseLiquidation({ side, dollars: 60_000, entry: price(50_000), margin: 0.12 }, COIN_TERMS)!.price;
    expect(at('long')).toBeCloseTo((50_000 * 1.004) / 1.1, 6);
    expect(at('short')).toBeCloseTo((50_000 * 0.996) / 0.9, 6);
  });

  it('does not exist for a short that holds more than its size in coins, and does for such a long', () => {
    const position = { dollars: 60_000, entry: price(50_000), margin: 1.25 };
    expect(inverseLiquidation({ ...position, side: 'short' }, COIN_TERMS)).toBeUndefined();
    expect(inverseLiquidation({ ...position, side: 'long' }, COIN_TERMS)?.price).toBeCloseTo(
      (60_000 * 1.004) / 2.45,
      6,
    );
  });

  it('comes nearer for longs than on a linear contract, and stands farther off for shorts', () => {
    const linear = (side: 'long' | 'short') =>
      linearLiquidation({ side, quantity: baseQty(1), entry: price(50_000), margin: 5_000 }, TERMS)!.price;
    const inverse = (side: 'long' | 'short') =>
      inverseLiquidation({ side, dollars: 50_000, entry: price(50_000), margin: 0.1 }, COIN_TERMS)!.price;
    expect(inverse('long')).toBeGreaterThan(linear('long'));
    expect(inverse('short')).toBeGreaterThan(linear('short'));
  });
});
