import type { BaseQty, Price, UnixMs } from '../core/units';

export interface DepthLevel {
  readonly price: Price;
  readonly quantity: BaseQty;
}

/** An order book snapshot: bids descending, asks ascending. */
export interface Depth {
  readonly time: UnixMs;
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
}
