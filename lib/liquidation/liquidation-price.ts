/**
 * The mark price at which a position is force-closed, and the margin tier that it is in there.
 *
 * Linear contract, s = +1 long, -1 short: LP = (M + D - s·q·E) ÷ (q·(MMR + f - s)), from equity = maintenance margin
 * (Binance, "How to Calculate Liquidation Price of USDⓈ-M Futures"). M margin, D maintenance deduction, q quantity,
 * E entry, MMR maintenance margin rate, f liquidation fee. Of several tiers the one that is met first on the way from
 * the entry (see `maintenance-line`).
 *
 * Inverse contract, profit and margin in the coin: LP = Q·(1 + s·(MMR + f)) ÷ (Q÷E + s·(M + D)), Q dollars, M and D in
 * coins, from M + s·Q·(1÷E - 1÷P) = Q÷P·(MMR + f) - D (Bybit, "Liquidation Price Calculation under Isolated Mode"; the
 * same terms in Binance, "How to Calculate Liquidation Price of COIN-M Futures Contracts"). It is the linear formula for a
 * contract on dollars whose price is 1 ÷ P coins: who is long of the coin is short of the dollar.
 */
import { type PositionSide, oppositeSide } from '../core/position-side';
import { type BaseQty, type Price, price } from '../core/units';
import { type MaintenanceLine, type MarginTerms, maintenanceLines } from './maintenance-line';

export interface LinearPosition {
  readonly side: PositionSide;
  readonly quantity: BaseQty;
  readonly entry: Price;
  /** What is lost before it is closed, in quote units: isolated its own margin, cross the balance that stands behind it. */
  readonly margin: number;
}

export interface InversePosition {
  readonly side: PositionSide;
  /** Size in dollars, which stays while price moves. */
  readonly dollars: number;
  readonly entry: Price;
  /** As of a linear position, in coins. */
  readonly margin: number;
}

export interface LiquidationPoint {
  readonly price: Price;
  /** Index into the table of tiers. */
  readonly tier: number;
  /** |price ÷ entry - 1|. */
  readonly distance: number;
}

/** Undefined when no price > 0 liquidates the position. */
export function linearLiquidation(
  { side, quantity, entry, margin }: LinearPosition,
  terms: MarginTerms,
): LiquidationPoint | undefined {
  const lines = maintenanceLines(terms, true, { size: quantity, value: quantity * entry });
  return pointOf(firstMet({ side, size: quantity, entry, margin }, lines), entry);
}

/** Undefined when no price liquidates the position: a short that holds all its coins. */
export function inverseLiquidation(
  { side, dollars, entry, margin }: InversePosition,
  terms: MarginTerms,
): LiquidationPoint | undefined {
  const lines = maintenanceLines(terms, false, { size: dollars, value: dollars / entry });
  const onDollars = { side: oppositeSide(side), size: dollars, entry: 1 / entry, margin };
  const met = firstMet(onDollars, lines);
  return pointOf(met && { ...met, at: 1 / met.at }, entry);
}

interface Held {
  readonly side: PositionSide;
  readonly size: number;
  readonly entry: number;
  readonly margin: number;
}

interface Meeting {
  readonly at: number;
  readonly tier: number;
}

/** Equity and a line are both straight in price; a long meets the highest of the crossings first, a short the lowest. */
function firstMet(
  { side, size, entry, margin }: Held,
  lines: readonly MaintenanceLine[],
): Meeting | undefined {
  const sign = side === 'long' ? 1 : -1;
  let first: Meeting | undefined;
  for (const { tier, rate, deduction } of lines) {
    const at = (margin + deduction - sign * size * entry) / (size * (rate - sign));
    const crosses = at > 0 && at < Infinity && rate < 1;
    if (crosses && (first === undefined || (at - first.at) * sign > 0)) first = { at, tier };
  }
  return first;
}

function pointOf(met: Meeting | undefined, entry: Price): LiquidationPoint | undefined {
  return met && { price: price(met.at), tier: met.tier, distance: Math.abs(met.at / entry - 1) };
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
