import { EIGHT, decimalsOf } from '../decimals';
import type { FeedBar, FeedForceOrder, FeedPremium, FeedTrade, MarketFeed } from '../market-feed';
import type { BookChange } from './book';
import { pairOf } from './query';
import { aggregate } from './trade-history';

/** What the streams carry, in the venue's one-letter fields. `E` is the time of sending, `T` that of the fact. */
export type WireEvent = Record<string, unknown>;

export function aggTradeEvent(feed: MarketFeed, trade: FeedTrade): WireEvent {
  return { e: 'aggTrade', E: feed.now(), s: feed.symbol, ...aggregate(trade, decimalsOf(feed)) };
}

export function tradeEvent(feed: MarketFeed, trade: FeedTrade): WireEvent {
  const { price, quantity } = decimalsOf(feed);
  return {
    e: 'trade',
    E: feed.now(),
    T: trade.time,
    s: feed.symbol,
    t: trade.id,
    p: trade.price.toFixed(price),
    q: trade.quantity.toFixed(quantity),
    X: 'MARKET',
    m: trade.buyerIsMaker,
  };
}

export function markPriceEvent(feed: MarketFeed, premium: FeedPremium): WireEvent {
  return {
    e: 'markPriceUpdate',
    E: premium.time,
    s: feed.symbol,
    p: premium.mark.toFixed(EIGHT),
    i: premium.index.toFixed(EIGHT),
    P: premium.index.toFixed(EIGHT),
    r: premium.predictedFunding.toFixed(EIGHT),
    T: premium.nextFundingTime,
  };
}

export function forceOrderEvent(feed: MarketFeed, order: FeedForceOrder): WireEvent {
  const { price, quantity } = decimalsOf(feed);
  const filled = order.quantity.toFixed(quantity);
  return {
    e: 'forceOrder',
    E: feed.now(),
    o: {
      s: feed.symbol,
      ...(feed.contractUsd !== undefined && { ps: pairOf(feed) }),
      S: order.order,
      o: 'LIMIT',
      f: 'IOC',
      q: filled,
      p: order.price.toFixed(price),
      ap: order.averagePrice.toFixed(price),
      X: 'FILLED',
      l: filled,
      z: filled,
      T: order.time,
    },
  };
}

interface KlineState {
  readonly name: string;
  readonly interval: number;
  readonly closed: boolean;
  readonly firstId: number;
  readonly lastId: number;
}

export function klineEvent(feed: MarketFeed, bar: FeedBar, state: KlineState): WireEvent {
  const { price, quantity, worth } = decimalsOf(feed);
  return {
    e: 'kline',
    E: feed.now(),
    s: feed.symbol,
    k: {
      t: bar.openTime,
      T: bar.openTime + state.interval - 1,
      s: feed.symbol,
      i: state.name,
      f: state.firstId,
      L: state.lastId,
      o: bar.open.toFixed(price),
      c: bar.close.toFixed(price),
      h: bar.high.toFixed(price),
      l: bar.low.toFixed(price),
      v: bar.volume.toFixed(quantity),
      n: bar.trades,
      x: state.closed,
      q: bar.quoteVolume.toFixed(worth),
      V: (bar.takerBuy ?? 0).toFixed(quantity),
      Q: (bar.takerBuyQuote ?? 0).toFixed(worth),
      B: '0',
    },
  };
}

export function depthEvent(feed: MarketFeed, change: BookChange): WireEvent {
  return {
    e: 'depthUpdate',
    E: feed.now(),
    T: feed.now(),
    s: feed.symbol,
    U: change.first,
    u: change.last,
    pu: change.previous,
    b: change.bids,
    a: change.asks,
  };
}
