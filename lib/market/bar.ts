import type { BaseQty, Millis, Price, UnixMs } from '../core/units';

/** A closed bar of trades over `[openTime, openTime + duration)`. */
export interface Bar {
  readonly openTime: UnixMs;
  readonly duration: Millis;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  readonly volume: BaseQty;
  /** Volume whose taker bought, 0 … volume. Undefined where the source does not split it. */
  readonly takerBuy?: BaseQty;
}

/** The mark price over `[openTime, openTime + duration)`: what triggers a liquidation. */
export interface MarkBar {
  readonly openTime: UnixMs;
  readonly duration: Millis;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
}
