/**
 * Where a position stands, and how far prices lie against it: percent of the price that it stands at, positive where the
 * position loses. Longs and shorts are one case on this measure. An open position stands at price, a planned one at its
 * entry: what price meets on the way there has not hurt it.
 */
import type { PositionSide } from '../core/position-side';

export interface RiskPosition {
  readonly side: PositionSide;
  readonly entry: number;
  readonly planned: boolean;
  readonly stop?: number | undefined;
  readonly target?: number | undefined;
  /** Where it would be force-closed; undefined where no price does, or none is known. */
  readonly liquidation?: number | undefined;
}

export function standsAt({ planned, entry }: RiskPosition, price: number): number {
  return planned ? entry : price;
}

export function against(side: PositionSide, from: number, price: number): number {
  return ((side === 'long' ? from - price : price - from) / from) * 100;
}

/** The inverse function of `against`. */
export function priceAgainst(side: PositionSide, from: number, percent: number): number {
  return from * (1 + (side === 'long' ? -percent : percent) / 100);
}
