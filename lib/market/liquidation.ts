import type { PositionSide } from '../core/position-side';
import type { BaseQty, Price, UnixMs } from '../core/units';

/** A position that was force-closed. */
export interface Liquidation {
  readonly time: UnixMs;
  /** Which position was closed: a long is closed by a SELL order, a short by a BUY order. */
  readonly position: PositionSide;
  readonly quantity: BaseQty;
  /** The average fill where the venue gives one, else undefined. */
  readonly fillPrice?: Price;
  /** The order's limit, near the bankruptcy price. */
  readonly orderPrice: Price;
}
