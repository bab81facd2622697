/**
 * What it costs to hold a position: rate × value at the price that it stands at, every 8 hours (Binance, "Introduction to
 * Funding Rates": longs pay shorts while the rate is positive). Positive: the position pays.
 */
import type { PositionSide } from '../core/position-side';
import { type SizedPosition, positionSize } from './position-size';

export interface FundedPosition extends SizedPosition {
  readonly side: PositionSide;
  /** What stands behind it on cross margin: dollars; of a coin-margined contract coins. */
  readonly balance?: number;
}

export interface FundingCost {
  /** Dollars per 8 hours; undefined where the size is not known. */
  readonly usd: number | undefined;
  /** Of what stands behind it, per 8 hours; undefined on cross margin where the size is not known. */
  readonly ofMargin: number | undefined;
}

/** `price`: of so many coins as the entry is for. `rate`: per 8 hours, as a fraction. */
export function fundingCost(position: FundedPosition, price: number, rate: number): FundingCost {
  const paid = position.side === 'long' ? rate : -rate;
  const { entry, unit, leverage, inverse, balance } = position;
  const size = positionSize(position);
  const usd = size === undefined ? undefined : size * (inverse ? 1 : price / unit) * paid;
  if (balance === undefined)
    return { usd, ofMargin: paid * leverage * (inverse ? entry / price : price / entry) };
  const behind = inverse ? (balance * price) / unit : balance;
  return { usd, ofMargin: usd === undefined ? undefined : usd / behind };
}
