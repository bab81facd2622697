import type { BaseQty, Price, UnixMs } from '../core/units';

/** One (aggregate) trade. `taker` is the side of the order that removed liquidity. */
export interface Trade {
  /** The venue's sequence number, increasing by one; undefined where the venue has none. */
  readonly id?: number;
  /** What tells the trade from every other, where there is no such number. */
  readonly key?: string;
  readonly time: UnixMs;
  readonly price: Price;
  readonly quantity: BaseQty;
  readonly taker: 'buy' | 'sell';
}
