/**
 * Maintenance margin by position notional.
 * Deduction: D₀ = 0, Dₙ = Dₙ₋₁ + floorₙ·(MMRₙ - MMRₙ₋₁), so that the margin is continuous at each floor
 * (Binance, "Leverage and Margin of USDⓈ-M Futures").
 */
import type { Price } from '../core/units';

export interface MarginTier {
  /** Notional from which the tier applies, in quote units. */
  readonly floor: number;
  readonly maxLeverage: number;
  /** Fraction of notional. */
  readonly maintenanceMarginRate: number;
}

export interface MarginTierTable {
  readonly symbol: string;
  /** ISO date on which the table held; shown, since brackets change. */
  readonly date: string;
  readonly source: string;
  /** Where the venue counts coins: the price at which the floors were turned into quote units. */
  readonly coinsAt?: Price;
  /** Ascending by floor; the first floor is 0. */
  readonly tiers: readonly MarginTier[];
}

/** The deduction of each tier, in quote units. */
export function deductions(table: MarginTierTable): number[] {
  const result: number[] = [];
  let deduction = 0;
  table.tiers.forEach((tier, index) => {
    const below = table.tiers[index - 1];
    if (below) deduction += tier.floor * (tier.maintenanceMarginRate - below.maintenanceMarginRate);
    result.push(deduction);
  });
  return result;
}

/** The tier that a notional falls in. */
export function tierIndexAt(table: MarginTierTable, notional: number): number {
  let index = 0;
  while (index + 1 < table.tiers.length && notional >= table.tiers[index + 1]!.floor) index++;
  return index;
}
