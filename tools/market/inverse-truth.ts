/**
 * What the record of a coin-margined contract says over a span, in coins: coins = contracts · USD ÷ price, summed over the
 * trades and the forced orders that the venue shows; open interest at the mark of the moment.
 */
import { HOUR, MINUTE } from '../../lib/core/time';
import type { FeedForceOrder, MarketFeed } from '../exchange/market-feed';
import type { FeedTruth, ShownOrders } from './feed-truth';

/** `priceOf`: the price of a forced order that the venue publishes. */
export function inverseTruth(
  feed: MarketFeed,
  [from, to]: readonly [number, number],
  shown: ShownOrders,
  priceOf: (order: FeedForceOrder) => number,
): FeedTruth {
  const { contractUsd = NaN } = feed;
  const coins = (contracts: number, price: number): number => (contracts * contractUsd) / price;
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const trades = feed.trades({ from, to: to - 1, limit: Infinity });
  const orders = shown(feed.forcedOrders(from, to - 1));
  const closed = (side: FeedForceOrder['order']): number =>
    total(orders.filter(({ order }) => order === side).map((one) => coins(one.quantity, priceOf(one))));
  const newest = feed.openInterest(MINUTE, to - HOUR, feed.now()).at(-1);
  return {
    openInterest: newest && coins(newest.quantity, feed.premium().mark),
    volume: total(trades.map(({ quantity, price }) => coins(quantity, price))),
    delta: total(
      trades.map(({ quantity, price, buyerIsMaker }) => coins(quantity, price) * (buyerIsMaker ? -1 : 1)),
    ),
    liquidated: { long: closed('SELL'), short: closed('BUY') },
  };
}
