/**
 * The mark price at which a position is force-closed.
 *
 * Linear contract, s = +1 long, -1 short: LP = (M + D - s·q·E) ÷ (q·(MMR + f - s)), from equity = maintenance margin
 * (Binance, "How to Calculate Liquidation Price of USDⓈ-M Futures"). M margin, D maintenance deduction, q quantity,
 * E entry, MMR maintenance margin rate, f liquidation fee.
 *
 * Inverse contract, profit and margin in the coin: LP = Q·(1 + s·(MMR + f)) ÷ (Q÷E + s·(M + D)), Q dollars, M and D in
 * coins, from M + s·Q·(1÷E - 1÷P) = Q÷P·(MMR + f) - D (Bybit, "Liquidation Price Calculation under Isolated Mode"; the
 * same terms in Binance, "How to Calculate Liquidation Price of COIN-M Futures Contracts"). It is the linear formula for a
 * contract on dollars whose price is 1 ÷ P coins: who is long of the coin is short of the dollar.
 */
import { type PositionSide, oppositeSide } from '../core/position-side';
import { type BaseQty, type Price, baseQty, price } from '../core/units';
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

export interface InversePosition {
  readonly side: PositionSide;
  /** Size in dollars, which stays while price moves. */
  readonly dollars: number;
  readonly entry: Price;
  /** Margin held against the position, in coins. */
  readonly margin: number;
}

/** `table`: its floors in coins. Undefined when no price liquidates the position: a short that holds all its coins. */
export function inverseLiquidationPrice(
  { side, dollars, entry, margin }: InversePosition,
  table: MarginTierTable,
  liquidationFee = 0,
): Price | undefined {
  const onDollars = { side: oppositeSide(side), quantity: baseQty(dollars), entry: price(1 / entry), margin };
  const inCoins = liquidationPrice(onDollars, table, liquidationFee);
  return inCoins && price(1 / inCoins);
}

/**
 * Relative distance from entry to liquidation, d = (m ÷ L - MMR - f) ÷ (1 ∓ (MMR + f)), minus for longs; a long with
 * d ≥ 1 is never liquidated. `margin` is m ÷ L, the margin as a fraction of the notional.
 */
export function liquidationDistance(side: PositionSide, margin: number, rate: number): number {
  return (margin - rate) / (side === 'long' ? 1 - rate : 1 + rate);
}

/** The margin fraction whose liquidation lies at the relative distance: the inverse function of `liquidationDistance`. */
export function marginAtDistance(side: PositionSide, distance: number, rate: number): number {
  return distance * (side === 'long' ? 1 - rate : 1 + rate) + rate;
}
