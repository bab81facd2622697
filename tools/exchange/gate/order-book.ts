/** `/futures/usdt/order_book`: levels as objects, best first; times are seconds with milliseconds. */
import type { Contract } from './contract';
import { type Query, limit } from './query';

interface Level {
  readonly p: string;
  readonly s: string;
}

export function orderBook(contract: Contract, query: Query): Record<string, unknown> {
  contract.require(query);
  const { feed } = contract;
  const { bids, asks } = feed.depth(limit(query, 10, 300));
  const levels = (side: readonly [number, number][]): Level[] =>
    side.map(([price, quantity]) => ({ p: contract.price(price), s: contract.size(quantity) }));
  const time = feed.now() / 1_000;
  return {
    ...(query.get('with_id') === 'true' ? { id: feed.now() } : {}),
    current: time,
    update: time,
    asks: levels(asks),
    bids: levels(bids),
  };
}
