/**
 * The market of another coin: the same record at `scale` times the price, so that quantities are as many times larger. A
 * contract for a thousand coins is at a thousand times the scale.
 */
import type { FeedEvent, MarketFeed } from '../exchange/market-feed';

export function coinFeed(feed: MarketFeed, base: string, scale: number): MarketFeed {
  const price = (value: number): number => Number((value * scale).toPrecision(12));
  const quantity = (value: number): number => Number((value / scale).toPrecision(12));
  const ohlc = <Bar extends { open: number; high: number; low: number; close: number }>(bar: Bar): Bar => ({
    ...bar,
    open: price(bar.open),
    high: price(bar.high),
    low: price(bar.low),
    close: price(bar.close),
  });
  const traded = <Trade extends { price: number; quantity: number }>(trade: Trade): Trade => ({
    ...trade,
    price: price(trade.price),
    quantity: quantity(trade.quantity),
  });
  const premium = <Premium extends { mark: number; index: number }>(at: Premium): Premium => ({
    ...at,
    mark: price(at.mark),
    index: price(at.index),
  });
  const levels = (side: [number, number][]): [number, number][] =>
    side.map(([at, size]) => [price(at), quantity(size)]);
  const told = (event: FeedEvent): FeedEvent => {
    if (event.kind === 'trade') return { kind: 'trade', trade: traded(event.trade) };
    if (event.kind === 'mark') return { kind: 'mark', premium: premium(event.premium) };
    const order = traded(event.order);
    return { kind: 'force-order', order: { ...order, averagePrice: price(order.averagePrice) } };
  };
  return {
    ...feed,
    symbol: `${base}${feed.quote}`,
    base,
    tickSize: price(feed.tickSize),
    stepSize: quantity(feed.stepSize),
    bars: (...range) =>
      feed.bars(...range).map(({ volume, takerBuy, ...bar }) => ({
        ...ohlc(bar),
        volume: quantity(volume),
        ...(takerBuy !== undefined && { takerBuy: quantity(takerBuy) }),
      })),
    markBars: (...range) => feed.markBars(...range).map(ohlc),
    trades: (query) => feed.trades(query).map(traded),
    openInterest: (...range) =>
      feed.openInterest(...range).map((point) => ({ ...point, quantity: quantity(point.quantity) })),
    premium: () => premium(feed.premium()),
    funding: (...range) => feed.funding(...range).map((paid) => ({ ...paid, mark: price(paid.mark) })),
    forcedOrders: (...range) =>
      feed
        .forcedOrders(...range)
        .map(traded)
        .map((order) => ({ ...order, averagePrice: price(order.averagePrice) })),
    depth(count) {
      const { bids, asks } = feed.depth(count);
      return { bids: levels(bids), asks: levels(asks) };
    },
    advance: (time, emit) => feed.advance(time, (event) => emit(told(event))),
  };
}
