/**
 * Which of its forced orders a venue streams, after its documentation: Binance the largest of each second, Bitget the largest
 * of each second and side, Hyperliquid and Deribit none, the others all. Written apart from the wires, which are held against it.
 */
import { SECOND } from '../../lib/core/time';
import type { VenueId } from '../../lib/market/instrument';
import type { FeedForceOrder } from '../exchange/market-feed';

export function shownBy(venue: VenueId, orders: readonly FeedForceOrder[]): readonly FeedForceOrder[] {
  if (venue === 'hyperliquid' || venue === 'deribit') return [];
  if (venue === 'binance') return largest(orders, ({ time }) => String(Math.floor(time / SECOND)));
  if (venue === 'bitget')
    return largest(orders, ({ time, order }) => `${Math.floor(time / SECOND)} ${order}`);
  return orders;
}

/** The price that it shows: Binance has the fill, the others the limit alone. */
export function shownPrice(venue: VenueId, { price, averagePrice }: FeedForceOrder): number {
  return venue === 'binance' ? averagePrice : price;
}

/** Of equal ones the first. */
function largest(
  orders: readonly FeedForceOrder[],
  groupOf: (order: FeedForceOrder) => string,
): readonly FeedForceOrder[] {
  const found = new Map<string, FeedForceOrder>();
  for (const order of orders) {
    const held = found.get(groupOf(order));
    if (!held || order.quantity > held.quantity) found.set(groupOf(order), order);
  }
  return [...found.values()];
}
