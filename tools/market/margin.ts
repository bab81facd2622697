/**
 * Margin of an isolated linear contract: LP = (M + D - s·q·E) / (q·(MMR - s)) with s = +1 for a long, -1 for a
 * short, margin M, deduction D, quantity q, entry E. The tier is that of the notional at entry. A cross-margined
 * position is treated alike, its margin being what its account can spare for it.
 */
import { type MarginTierTable, deductions, tierIndexAt } from '../../lib/liquidation/margin-tiers';

/** Margin brackets of the size and shape that Binance has for BTCUSDT. */
export const SIMULATED_TIERS: MarginTierTable = {
  symbol: 'BTCUSDT',
  date: '2024-10-24',
  source: 'simulated venue',
  tiers: [
    { floor: 0, maxLeverage: 125, maintenanceMarginRate: 0.004 },
    { floor: 50_000, maxLeverage: 100, maintenanceMarginRate: 0.005 },
    { floor: 600_000, maxLeverage: 75, maintenanceMarginRate: 0.0065 },
    { floor: 3_000_000, maxLeverage: 50, maintenanceMarginRate: 0.01 },
    { floor: 12_000_000, maxLeverage: 20, maintenanceMarginRate: 0.02 },
    { floor: 70_000_000, maxLeverage: 10, maintenanceMarginRate: 0.05 },
  ],
};

const DEDUCTIONS = deductions(SIMULATED_TIERS);

export function maxLeverageAt(notional: number): number {
  return SIMULATED_TIERS.tiers[tierIndexAt(SIMULATED_TIERS, notional)]!.maxLeverage;
}

/** Undefined where no positive price liquidates the position, as with a long whose margin covers its notional. */
export function liquidationPrice(
  sign: 1 | -1,
  quantity: number,
  entry: number,
  margin: number,
): number | undefined {
  const tier = tierIndexAt(SIMULATED_TIERS, quantity * entry);
  const rate = SIMULATED_TIERS.tiers[tier]!.maintenanceMarginRate;
  const price = (margin + DEDUCTIONS[tier]! - sign * quantity * entry) / (quantity * (rate - sign));
  return price > 0 ? price : undefined;
}

/** Where the margin is gone: E·(1 - s·M/(q·E)), the limit of the order that closes a liquidated position. */
export function bankruptcyPrice(sign: 1 | -1, quantity: number, entry: number, margin: number): number {
  return entry - (sign * margin) / quantity;
}
