/**
 * Forced orders that happened, by their distance on a forecast's measure. An order's own price is where it was filled or
 * the limit it was sent with, not what triggered it; that was the mark price, which lay within the bar of that moment.
 * So a distance is held to the range of its bar.
 */
import type { PositionSide } from '../core/position-side';
import type { Liquidation } from '../market/liquidation';
import type { Approach, PathBar } from './approach';
import { distanceOf } from './distance-bins';

export interface Realised {
  readonly bar: number;
  readonly side: PositionSide;
  readonly distance: number;
  readonly usd: number;
}

export interface RealisedWithin {
  readonly bars: readonly PathBar[];
  readonly sides: Readonly<Record<PositionSide, { readonly path: Approach }>>;
  /** The contract's own price when the forecast was made. */
  readonly price: number;
  /** The first so many bars count. */
  readonly horizonBars: number;
}

/** Those that lie on their side's way; a long closed above the forecast's price was opened after it. */
export function realisedOrders(orders: readonly Liquidation[], within: RealisedWithin): Realised[] {
  const { bars, sides, price, horizonBars } = within;
  const [first] = bars;
  if (!first) return [];
  return orders.flatMap((order): Realised[] => {
    const { time, position: side, quantity } = order;
    const at = order.fillPrice ?? order.orderPrice;
    const bar = Math.floor((time - first.openTime) / first.duration);
    if (at === undefined || bar < 0 || bar >= horizonBars) return [];
    const { deepest, shallowest } = sides[side].path;
    const distance = Math.min(deepest[bar]!, Math.max(shallowest[bar]!, distanceOf(side, at, price)));
    return distance > 0 ? [{ bar, side, distance, usd: quantity * at }] : [];
  });
}
