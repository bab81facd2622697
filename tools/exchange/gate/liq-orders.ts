/** `/futures/usdt/liq_orders`: an hour at most. `size` is the position's, positive for a long; `order_size` the order's. */
import type { FeedForceOrder } from '../market-feed';
import type { Contract } from './contract';
import { GateError } from './gate-error';
import { type Query, limit, timeRange } from './query';

const HOUR = 3_600_000;

export function liqOrders(contract: Contract, query: Query): Record<string, unknown>[] {
  contract.require(query);
  const count = limit(query, 100, 1_000);
  const range = timeRange(query);
  const to = range.to ?? (range.from === undefined ? contract.feed.now() : range.from + HOUR);
  const from = range.from ?? to - HOUR;
  if (to - from > HOUR) throw new GateError('INVALID_PARAM_VALUE', 'range from/to must in 1 hour');
  return contract.feed
    .forcedOrders(from, to + 999)
    .slice(-count)
    .toReversed()
    .map((order) => orderRow(contract, order));
}

function orderRow(contract: Contract, order: FeedForceOrder): Record<string, unknown> {
  const size = orderContracts(contract, order);
  return {
    time: Math.floor(order.time / 1_000),
    contract: contract.name,
    size: String(-size),
    order_size: String(size),
    order_price: contract.price(order.price),
    fill_price: contract.price(order.averagePrice),
    left: '0',
  };
}

/** Negative where the order sold, as it does to close a long. */
export function orderContracts(contract: Contract, { order, quantity }: FeedForceOrder): number {
  return contract.contracts(quantity) * (order === 'SELL' ? -1 : 1);
}
