import type { PositionSide } from '../core/position-side';
import type { BaseQty, Price, UnixMs } from '../core/units';

/** A position that was force-closed, with one price at least. */
export interface Liquidation {
  readonly time: UnixMs;
  /** Which position was closed: a long is closed by a SELL order, a short by a BUY order. */
  readonly position: PositionSide;
  readonly quantity: BaseQty;
  /** The average fill where the venue gives one, else undefined. */
  readonly fillPrice?: Price;
  /** The bankruptcy price, or the order's limit, which is near it; undefined where the venue gives neither. */
  readonly orderPrice?: Price;
}
