import type { FeedBar, FeedTrade } from '../exchange/market-feed';
import { mergedBars } from './merged-bars';
import { firstAtOrAfter } from './search';

export interface TradeColumns {
  /** Ascending. */
  readonly time: Float64Array;
  readonly price: Float64Array;
  readonly quantity: Float64Array;
  /** 1 where the buyer was the maker, so that the taker sold. */
  readonly buyerIsMaker: Uint8Array;
}

const MINUTE = 60_000;

/** A record of trades in order of time, and the bars that they make. A trade's id is its place in the record, from 1. */
export class TradeTape {
  private readonly minutes: FeedBar[];
  private readonly minuteTimes: number[];

  constructor(private readonly columns: TradeColumns) {
    this.minutes = this.cut(0, columns.time.length);
    this.minuteTimes = this.minutes.map(({ openTime }) => openTime);
  }

  get from(): number {
    return this.columns.time[0] ?? 0;
  }

  get to(): number {
    return this.columns.time.at(-1) ?? 0;
  }

  /** The place of the first trade at or after an instant. */
  placeAt(time: number): number {
    return firstAtOrAfter(this.columns.time, time);
  }

  lastBy(time: number): FeedTrade | undefined {
    const place = this.placeAt(time + 1) - 1;
    return place < 0 ? undefined : this.trade(place);
  }

  /** Trades by place, [first, end). */
  slice(first: number, end: number): FeedTrade[] {
    const trades: FeedTrade[] = [];
    for (let place = Math.max(0, first); place < Math.min(end, this.columns.time.length); place++) {
      trades.push(this.trade(place));
    }
    return trades;
  }

  /** Bars that open in [from, to], as they stand at `now`. */
  bars(interval: number, from: number, to: number, now: number): FeedBar[] {
    const start = Math.ceil(from / interval) * interval;
    const end = Math.min(now + 1, (Math.floor(to / interval) + 1) * interval);
    const forming = Math.floor(end / MINUTE) * MINUTE;
    const closed = this.minutes.slice(
      firstAtOrAfter(this.minuteTimes, start),
      firstAtOrAfter(this.minuteTimes, forming),
    );
    const open = start < end ? this.cut(this.placeAt(Math.max(start, forming)), this.placeAt(end)) : [];
    return mergedBars([...closed, ...open], interval);
  }

  private trade(place: number): FeedTrade {
    const { time, price, quantity, buyerIsMaker } = this.columns;
    return {
      id: place + 1,
      time: time[place]!,
      price: price[place]!,
      quantity: quantity[place]!,
      buyerIsMaker: buyerIsMaker[place] === 1,
    };
  }

  /** Minute bars of the trades in [first, end). */
  private cut(first: number, end: number): Required<FeedBar>[] {
    const bars: Required<FeedBar>[] = [];
    for (let place = first; place < end; place++) {
      const { time, price, quantity, buyerIsMaker } = this.trade(place);
      const openTime = Math.floor(time / MINUTE) * MINUTE;
      let bar = bars.at(-1);
      if (bar?.openTime !== openTime) {
        bar = emptyBar(openTime, price);
        bars.push(bar);
      }
      bar.high = Math.max(bar.high, price);
      bar.low = Math.min(bar.low, price);
      bar.close = price;
      bar.volume += quantity;
      bar.quoteVolume += price * quantity;
      bar.trades += 1;
      bar.takerBuy += buyerIsMaker ? 0 : quantity;
      bar.takerBuyQuote += buyerIsMaker ? 0 : price * quantity;
    }
    return bars;
  }
}

function emptyBar(openTime: number, price: number): Required<FeedBar> {
  return {
    openTime,
    open: price,
    high: price,
    low: price,
    close: price,
    volume: 0,
    quoteVolume: 0,
    trades: 0,
    takerBuy: 0,
    takerBuyQuote: 0,
  };
}
