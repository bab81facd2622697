import { assert, constantFrom, double, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { price } from '../../core/units';
import { deductions, tierIndexAt } from '../../liquidation/margin-tiers';
import { hasMarginRule, marginTiersOf } from './margin-tiers';

const BTC = 'BTC-PERPETUAL';

/** Margin by the table, as the estimator reads it. */
function tableMargin(symbol: string, mark: number, notional: number): number {
  const table = marginTiersOf(symbol, price(mark), '2026-01-01')!;
  const index = tierIndexAt(table, notional);
  return notional * table.tiers[index]!.maintenanceMarginRate - deductions(table)[index]!;
}

/** The venue's own words: a base, and so much more for each coin. */
const RULES: Readonly<Record<string, readonly [base: number, growth: number]>> = {
  'BTC-PERPETUAL': [0.01, 0.00005],
  'BTC_USDC-PERPETUAL': [0.01, 0.00005],
  'ETH-PERPETUAL': [0.01, 0.000004],
  'SOL_USDC-PERPETUAL': [0.02, 0.000005],
};

describe('tiers', () => {
  test('the venue’s example: 25 BTC need 1.125 % and 50 of leverage falls as the position grows', () => {
    const { tiers, source } = marginTiersOf(BTC, price(100_000), '2026-01-01')!;
    expect(tableMargin(BTC, 100_000, 2_500_000)).toBeCloseTo(25 * 100_000 * 0.01125, 6);
    expect(tiers[0]).toMatchObject({ floor: 0, maxLeverage: 50 });
    expect(tiers[1]?.maxLeverage).toBeCloseTo(1 / 0.02015625, 9);
    expect(source).toContain('11 January 2022');
  });

  test('a contract whose rule is not public has none', () => {
    expect(hasMarginRule('XRP_USDC-PERPETUAL')).toBe(false);
    expect(marginTiersOf('XRP_USDC-PERPETUAL', price(2), '2026-01-01')).toBeUndefined();
  });

  test('are never below the venue’s margin, and at most 11 % above it', () => {
    const coin = double({ min: 1e-6, max: 1, noNaN: true });
    const mark = double({ min: 10, max: 200_000, noNaN: true });
    assert(
      property(constantFrom(...Object.keys(RULES)), mark, coin, (symbol, at, part) => {
        const [base, growth] = RULES[symbol]!;
        // As far as the last joint, where the rate is nine times the first.
        const coins = (part * 8 * base) / growth;
        const exact = coins * at * (base + growth * coins);
        const ratio = tableMargin(symbol, at, coins * at) / exact;
        expect(ratio).toBeGreaterThan(1 - 1e-9);
        expect(ratio).toBeLessThan(coins * growth < base / 16 ? 1.02 : 1.11);
      }),
    );
  });
});
