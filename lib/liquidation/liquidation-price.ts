/**
 * The mark price at which a position is force-closed.
 *
 * Linear contract, s = +1 long, -1 short: LP = (M + D - s·q·E) ÷ (q·(MMR + f - s)), from equity = maintenance margin
 * (Binance, "How to Calculate Liquidation Price of USDⓈ-M Futures"). M margin, D maintenance deduction, q quantity,
 * E entry, MMR maintenance margin rate, f liquidation fee.
 */
import type { PositionSide } from '../core/position-side';
import { type BaseQty, type Price, price } from '../core/units';
import { type MarginTierTable, deductions, tierIndexAt } from './margin-tiers';

export interface LinearPosition {
  readonly side: PositionSide;
  readonly quantity: BaseQty;
  readonly entry: Price;
  /** Margin held against the position, in quote units. */
  readonly margin: number;
}

/** Undefined when no price ≥ 0 liquidates the position. The tier is that of the notional at entry. */
export function liquidationPrice(
  position: LinearPosition,
  table: MarginTierTable,
  liquidationFee = 0,
): Price | undefined {
  const { quantity, entry, margin } = position;
  const notional = quantity * entry;
  const index = tierIndexAt(table, notional);
  const rate = table.tiers[index]!.maintenanceMarginRate + liquidationFee;
  const sign = position.side === 'long' ? 1 : -1;
  const value = (margin + deductions(table)[index]! - sign * notional) / (quantity * (rate - sign));
  return value > 0 && Number.isFinite(value) ? price(value) : undefined;
}

/**
 * Relative distance from entry to liquidation, d = (m ÷ L - MMR - f) ÷ (1 ∓ (MMR + f)), minus for longs; a long with
 * d ≥ 1 is never liquidated. `margin` is m ÷ L, the margin as a fraction of the notional.
 */
export function liquidationDistance(side: PositionSide, margin: number, rate: number): number {
  return (margin - rate) / (side === 'long' ? 1 - rate : 1 + rate);
}

/** The margin fraction whose liquidation lies at the relative distance: the inverse of `liquidationDistance`. */
export function marginAtDistance(side: PositionSide, distance: number, rate: number): number {
  return distance * (side === 'long' ? 1 - rate : 1 + rate) + rate;
}
