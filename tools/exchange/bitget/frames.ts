import type { FeedForceOrder, FeedTrade, MarketFeed } from '../market-feed';
import { takerOf, tradeId } from './fills';
import type { Listing } from './listing';
import { openInterestNow, rateText } from './market-state';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const VALUE_PLACES = 12;

/** What a client subscribes to; the forced closures of a whole product have no symbol. */
export interface Topic {
  readonly instType: string;
  readonly topic: string;
  readonly symbol?: string;
}

export type Action = 'snapshot' | 'update';

/** The frame that carries data of a topic. */
export function frame(feed: MarketFeed, arg: Topic, action: Action, data: readonly unknown[]): string {
  return JSON.stringify({ action, arg, data, ts: feed.now() });
}

export function tradeRow(trade: FeedTrade, listing: Listing): unknown {
  const id = tradeId(trade);
  return {
    i: id,
    p: listing.price(trade.price),
    v: listing.quantity(trade.quantity),
    S: takerOf(trade),
    T: String(trade.time),
    L: id,
    isRPI: 'no',
  };
}

/** The whole state each time. */
export function tickerRow(feed: MarketFeed, { price, quantity }: Listing): unknown {
  const { mark, index, predictedFunding, nextFundingTime } = feed.premium();
  const day = feed.bars(HOUR, feed.now() - DAY, feed.now());
  const last = day.at(-1)?.close ?? mark;
  const open = day[0]?.open ?? last;
  const { asks, bids } = feed.depth(1);
  const sum = (part: (bar: (typeof day)[number]) => number): number =>
    day.reduce((total, bar) => total + part(bar), 0);
  return {
    highPrice24h: price(day.reduce((high, bar) => Math.max(high, bar.high), last)),
    lowPrice24h: price(day.reduce((low, bar) => Math.min(low, bar.low), last)),
    openPrice24h: price(open),
    lastPrice: price(last),
    turnover24h: sum((bar) => bar.quoteVolume).toFixed(6),
    volume24h: quantity(sum((bar) => bar.volume)),
    bid1Price: price(bids[0]?.[0] ?? last),
    ask1Price: price(asks[0]?.[0] ?? last),
    bid1Size: quantity(bids[0]?.[1] ?? 0),
    ask1Size: quantity(asks[0]?.[1] ?? 0),
    price24hPcnt: ((last - open) / open).toFixed(5),
    indexPrice: String(index),
    markPrice: price(mark),
    fundingRate: rateText(predictedFunding),
    openInterest: quantity(openInterestNow(feed).quantity),
    deliveryTime: '',
    deliveryStartTime: '',
    deliveryStatus: '',
    nextFundingTime: String(nextFundingTime),
  };
}

/** `side` is the position's, `amount` is in the quote coin, the price the one at which the position was bankrupt. */
export function liquidationRow(
  { time, order, quantity, price }: FeedForceOrder,
  { symbol }: Listing,
): unknown {
  return {
    symbol,
    side: order === 'SELL' ? 'buy' : 'sell',
    price: String(price),
    amount: String(Number((quantity * price).toFixed(VALUE_PLACES))),
    ts: String(time),
  };
}
