/**
 * A market as its coin-margined contracts record it: in whole contracts, each worth so many USD, and what is paid for them
 * is coins. contracts = coins · price ÷ USD, at the price of the trade or the level, the fill of a forced order, the mark of
 * open interest; one at least, where there was anything. A bar has its coins unrounded: its contracts are as many as its
 * dollars buy, and need not be the sum of the trades'.
 */
import type { FeedBar, FeedEvent, FeedForceOrder, FeedTrade, MarketFeed } from '../exchange/market-feed';

export function inverseFeed(feed: MarketFeed, contractUsd: number): MarketFeed {
  const contracts = (coins: number, price: number): number =>
    coins > 0 ? Math.max(1, Math.round((coins * price) / contractUsd)) : 0;
  const sized = (trade: FeedTrade): FeedTrade => ({
    ...trade,
    quantity: contracts(trade.quantity, trade.price),
  });
  const forced = (order: FeedForceOrder): FeedForceOrder => ({
    ...order,
    quantity: contracts(order.quantity, order.averagePrice),
  });
  const level = ([price, coins]: [number, number]): [number, number] => [price, contracts(coins, price)];
  const counted = (event: FeedEvent): FeedEvent => {
    if (event.kind === 'trade') return { kind: 'trade', trade: sized(event.trade) };
    return event.kind === 'mark' ? event : { kind: 'force-order', order: forced(event.order) };
  };
  return {
    ...feed,
    symbol: `${feed.base}USD_PERP`,
    quote: 'USD',
    stepSize: 1,
    contractUsd,
    bars: (interval, from, to) => feed.bars(interval, from, to).map((bar) => inverseBar(bar, contractUsd)),
    trades: (query) => feed.trades(query).map(sized),
    openInterest(period, from, to) {
      const marks = new Map(feed.markBars(period, from, to).map(({ openTime, open }) => [openTime, open]));
      const { mark } = feed.premium();
      return feed
        .openInterest(period, from, to)
        .map(({ time, quantity }) => ({ time, quantity: contracts(quantity, marks.get(time) ?? mark) }));
    },
    forcedOrders: (from, to) => feed.forcedOrders(from, to).map(forced),
    depth(levels) {
      const { bids, asks } = feed.depth(levels);
      return { bids: bids.map(level), asks: asks.map(level) };
    },
    advance: (time, emit) => feed.advance(time, (event) => emit(counted(event))),
  };
}

function inverseBar({ takerBuy, takerBuyQuote, ...bar }: FeedBar, contractUsd: number): FeedBar {
  return {
    ...bar,
    volume: Math.round(bar.quoteVolume / contractUsd),
    quoteVolume: bar.volume,
    ...(takerBuy !== undefined && {
      takerBuy: Math.round((takerBuyQuote ?? 0) / contractUsd),
      takerBuyQuote: takerBuy,
    }),
  };
}
